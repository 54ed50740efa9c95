/** Openings that mark what follows as putting something right. */
const CUES =
  "(?:sorry|apologies|pardon(?: me)?|excuse me|my (?:mistake|bad|error|fault|apologies)|i (?:misspoke|misread|was wrong|made a mistake|got (?:that|it|this) wrong|take that back|stand corrected|mis-?said(?: (?:that|it))?)|i'?m sorry|no(?=\\s*[,.;:!\u2013\u2014-]|\\s+(?:sorry|wait|actually|make|change|i|it'?s|let'?s|not)\\b)|nope|wait|hold on|hang on|actually|oops|whoops|scratch (?:that|it)|strike that|correction|let me correct (?:that|myself|it)|forget (?:that|it|what i said)|ignore that|on (?:second thoughts?|reflection)|come to think of it|thinking about it|(?:i|we)(?:'ve| have)? changed (?:my|our) minds?|change of plans?|cancel that|not that(?: one)?|that'?s (?:wrong|not right|a mistake|incorrect)|that (?:is|was) (?:wrong|not right|a mistake|incorrect)|or rather|rather|i mean|better|in fact|you know what|turns out(?: that)?|as it turns out|(?:i(?:'ve| have)? )?(?:just )?(?:double[- ])?checked(?: again)?(?: and)?|looking again|i see now|instead)";

/** Phrases between the cue and what takes the place of the old. Those in the first group are cues by themselves. */
const STRONG_LINK =
  "(?:(?:please |can (?:you|we) |could (?:you|we) |let'?s |i'?d like to |i (?:want|need) to |we (?:should|need to|want to|have to) |i'?ll |we'?ll |would you |just |better )*(?:make (?:that|it|this|them)|(?:change|switch|update|correct|move|amend|swap|fix|edit|revise|adjust|alter) (?:that|it|this|them|the [a-z]+|my [a-z]+|our [a-z]+) (?:to|for|with|into)|(?:change|switch|swap|go) (?:to|over to)|(?:do|go with|use|try|say|take|pick|choose|have|go for|opt for) (?=[^?]*\\b(?:instead|rather)\\b))|(?:i|we) (?:meant|should(?:'ve| have)? sa(?:id|y)|intended|wanted to say|was trying to say)(?: to say)?|(?:it|that|this|the [a-z]+)(?: really| actually)? (?:should|ought to|was (?:supposed|meant) to|is (?:supposed|meant) to|needs to|has to|must) (?:be|have been|say|read)|(?:should|should'?ve) (?:be|been|have been)|i'?d (?:rather|prefer)(?: (?:have|go (?:with|for)|do|use|be|it (?:be|in|at)))?|i would (?:rather|prefer)(?: (?:have|go (?:with|for)|do|use|it (?:be|in|at)))?|i prefer|better (?:make it|go with)|it'?s (?:actually|really|in fact)|it is (?:actually|really|in fact)|the (?:right|correct|real|actual|proper|new) (?:one|[a-z]+) (?:is|was|would be|should be))";

const WEAK_LINK =
  "(?:it'?s|it is|it was|that'?s|that is|that would be|it would be|this is|i'?m|i (?:want|need|like|said|live in)|i'?d like|i would like|i'?ll (?:take|have|go with)|we (?:want|need)|we'?ll (?:take|have|go with|do|use)|let'?s (?:do|go with|go for|say|use|try|have|pick|take|choose)|do|use|try|go with|put(?: down)?|take|call it|say|just)";

const FILLERS = '(?:um+|uh+|er+|erm|oh|ah|well|so|and|ok(?:ay)?|yeah|yes|but|hmm+|please|hey|now)';

const STRONG = new RegExp(`^${STRONG_LINK}$`, 'i');

/** Cues that leave no doubt that something was wrong. */
const OWNS_UP = /mistake|error|misspoke|misread|wrong|take that back|corrected|mis-?said|scratch|strike|correct|forget|ignore|second thought|come to think|changed|change of plan|cancel|rather|mean|turns out|checked|again|see now/i;

const LEADING = new RegExp(
  `^[^\\p{L}]*(?:${FILLERS}\\b[\\s,.!\u2013\u2014-]*)*(?:(?<cues>(?:${CUES}\\b[\\s,.;:!\u2013\u2014-]*(?:${FILLERS}\\b[\\s,.!]*)*)+)(?<link>${STRONG_LINK}|${WEAK_LINK})?|(?<strong>${STRONG_LINK}))(?![\\p{L}'])[\\s,:\u2013\u2014-]*(?<rest>.*)$`,
  'isu',
);

/** What cannot open the name of a thing: then the words go on about something else. */
const NO_THING =
  /^(?:that|that's|this|it|it's|please|thanks?|thank|can|could|do|does|did|is|are|was|were|what|what's|when|where|how|why|who|which|i|i'm|i'll|i'd|i've|we|we're|we'll|you|your|yes|and|but|not|no|if|there|there's|one|he|she|they|would|will|may|also|to|later|earlier|any|anything|something|somewhere|nothing|never|sorry|wait|hold|give|tell|show|find|book|ok|okay|all|fine|good|right|correct|great|perfect|alright|enough|everything|done|me|my|him|her|them|just|about|because|so|then|of|don't|let|let's|go|going|change|make|try|look|search|check|let|after|before|insurance)\b/i;

/** What takes the place of something said. */
export interface Replacement {
  readonly words: string;
  /** Said with a link that does nothing but correct ("make that"), with a bare cue ("sorry,"), or in a sentence like any other ("no, I want"). */
  readonly by: 'correction' | 'cue' | 'sentence';
}

/**
 * What a correction puts in the place of what was said: the words after its cue ("sorry, make that Fremont" gives
 * "Fremont"), at most eight, without a trailing "instead" or "please". `undefined` when the words correct nothing, or
 * go on about something else. Apostrophes must be ASCII.
 */
export function replacementIn(words: string): Replacement | undefined {
  const groups = LEADING.exec(words.slice(0, 240))?.groups;
  if (groups === undefined) return undefined;
  const rest = (groups['rest'] ?? '')
    .split(/[.?!;](?=\s|$)|,\s*(?:not|please|thanks?|thank you|instead|sorry|if|and|that|then|actually|my|i|the other)\b|\s+(?:please|instead|thanks|thank you|rather than|not|if (?:you|that|possible)|because|and not)\b/i)[0]!
    .replace(/[\s,]+$/, '')
    .trim();
  if (rest === '' || rest.split(/\s+/).length > 8 || (NO_THING.test(rest) && !/^(?:[A-Z]{2,}|[A-Z][a-z]+) [A-Z]/.test(rest))) return undefined;
  const link = groups['link'];
  return { words: rest, by: groups['strong'] !== undefined || (link !== undefined && (STRONG.test(link) || OWNS_UP.test(groups['cues'] ?? ''))) ? 'correction' : link === undefined ? 'cue' : 'sentence' };
}
