/**
 * The words by which a sentence says that a value in it is not meant: after the scheme of NegEx and ConText (Chapman
 * et al. 2001, Harkema et al. 2009): a trigger before or after the value, and breaks that end a trigger's reach.
 * Every pattern reads text whose apostrophes are ASCII. Speech recognisers drop apostrophes, so each is optional.
 */

const NT = "(?:do|does|did|wo|would|ca|could|should|is|are|was|were|have|has|had|must|need|ai|sha|might)n'?t|cannot|can not";

const either = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** Ends the reach of a trigger that stands before it. */
export const CLAUSE_BREAK =
  /[;:,\u2014\u2013()]|\s-+\s|\.{2,}|(?<!\b(?:anything|everything|nothing|all|no ?one|none|last) )\bbut\b|\b(?:however|so|and|because|cause|cos|since|although|though|yet|then|otherwise|whereas|while|meanwhile)\b/gi;

/** Asides between commas, which do not end a clause. */
export const ASIDE =
  /,?\s*\b(?:um+|uh+|erm?|you know|i mean|well|sorry|honestly|frankly|to be honest|of course|obviously|unfortunately|under any circumstances|at all|as i said|i repeat|repeat|really|i'm afraid|thank you|thanks|sir|ma'?am|madam|mate|please)\s*,/gi;

/** Words that look like a negation and are none: bounds, set phrases, and suggestions put as a negative question. */
export const NO_NEGATION = new RegExp(
  either([
    'not (?:only|just|to mention|a problem|an issue|bad|sure (?:if|whether)|too far from|far from)',
    'no (?:problem|worries|doubt|question|matter|wonder)', 'why not', 'if not', '(?:a )?without (?:a )?doubt',
    "(?:no|not|nothing|never|(?:do|does|did|wo|would|ca|could|should)n'?t (?:be|go|spend|cost|exceed|pay|want|have)?) ?(?:any )?(?:more|less|later|earlier|fewer|greater|higher|lower|longer|sooner|over|under|above|below) than",
    "(?:no|not|nothing|never|don'?t (?:go|spend|exceed|pay)|can'?t (?:go|spend|exceed|pay)|won'?t (?:go|spend|exceed|pay)) (?:over|under|above|below|beyond|past|until|till|before|(?<!(?:'m|am|'re|are|is|was|were) not )after|exceeding)",
    "(?:can'?t|cannot|don'?t|won'?t|must not|mustn'?t|shouldn'?t|not) (?:to )?exceed",
    "(?:do|did|does)(?:n'?t| not) (?:you |i )?(?:mind|forget|worry|hesitate|matter|miss)", "(?:can'?t|cannot) (?:wait|go wrong)",
    "couldn'?t be (?:better|happier)", 'nothing but', "(?:wouldn'?t|won'?t) hurt", "if (?:it'?s|that'?s|it is|that is) not", 'not until', 'not till',
    "(?:^|[,;]\\s*|\\b(?:and|so|but|well|ok|okay)\\s+)why (?:don'?t|not)(?: (?:we|you|i))?",
    "(?:^|[,;]\\s*|\\b(?:and|so|but|well|ok|okay)\\s+)(?:do|does|did|wo|would|ca|could|should|is|are|was|were|have|has)n'?t (?:we|you(?! dare| ever| go)|i|they|he|she|it|that|this|there)(?= )",
  ]),
  'gi',
);

/** A word after which the rest of the clause is denied. */
export const NEGATION = new RegExp(
  `\\b${either([
    'not', 'never', 'neither', 'nor', NT, 'hardly', 'scarcely', 'barely', 'without', 'no longer', 'nobody', 'no ?one', 'none', 'nothing', 'nowhere',
    'no (?:way|chance|need for|interest in|desire|intention|plans?|longer|point|use)', 'by no means', 'in no way', 'on no account', 'least of all',
    'anything (?:but|except|other than)', 'everything (?:but|except)', 'other than', 'rather than', 'instead of', 'in place of', 'in lieu of',
    '(?:as )?opposed to', 'except(?:ing)?(?: for)?', 'apart from', 'aside from', 'excluding', 'nothing like', 'nowhere near', 'far from being',
    'cancel(?:s|l?ed|l?ing)?', 'scrap(?:s|ped|ping)?', 'scratch', 'drop(?:ped|ping)? the idea', 'skip(?:s|ped|ping)?', 'ditch(?:ed|ing)?', 'forget(?:ting)?(?: about)?',
    'forgo', 'avoid(?:s|ed|ing)?', 'refus(?:e|es|ed|ing)', 'reject(?:s|ed|ing)?', 'declin(?:e|es|ed|ing)', 'dismiss(?:es|ed|ing)?', 'exclud(?:e|es|ed)',
    'disregard(?:ed|ing)?', 'discard(?:ed|ing)?', 'abandon(?:ed|ing)?', 'remov(?:e|es|ed|ing)', 'delet(?:e|es|ed|ing)', 'erase', 'withdr[ae]w', 'retract(?:ed|ing)?',
    'rul(?:e|es|ed|ing) out', 'turn(?:s|ed|ing)? down', 'pass(?:ed|ing)? on', 'back(?:s|ed|ing)? (?:out of|away from)', 'call(?:ed|ing)? off',
    'opt(?:ed|ing)? (?:out|against)', 'decid(?:e|es|ed|ing) against', 'against', '(?:say|says|saying|said) no to', 'g[eo]t(?:ting)? rid of', 'do away with',
    'hate', 'detest', 'dislike', 'd(?:o|oing) without', '(?:no|zero|little) (?:interest|desire|intention|appetite|plans?)', 'tak(?:e|ing) out', 'pull(?:ed|ing)? out of', 'withdr(?:aw|ew|awing) from', 'stop(?:ped|ping)? [a-z]+ing', 'quit [a-z]+ing', 'moved? on from', '(?:steer(?:ing)?|stay(?:ing)?|keep(?:ing)?|stick|move[ds]?|moving) (?:clear of|away from)', 'veto(?:ed)?', 'den(?:y|ied|ies)',
    'fail(?:ed|s)? to', 'unable to', 'impossible', 'unlikely', 'doubt(?:ful)?', '(?:wrong|incorrect|false|untrue|inaccurate) (?:to|that|about|in saying)',
    'wrongly', 'mistakenly', 'erroneously', 'accidentally', 'by (?:mistake|accident)', 'in error', 'misheard', 'misread', 'mistook', 'mistaken for', 'confused with',
    '(?:ignore|ignoring)', 'never mind', 'nevermind', 'no more', "(?:isn'?t|not) (?:true|right|correct)", 'lie', 'kidding', 'joking',
    'object(?:ed|s|ing)? to', 'no,? thanks? to', 'no thank you to', 'chang(?:ed|ing) (?:my|our|his|her) minds? about', 'regret(?:ted|ting)?', 'over my dead body', 'far from it', 'cross(?:ed|ing)? out', 'had enough of',
    '(?:why|how) (?:on earth )?(?:would|should|could) (?:i|we|anyone|anybody) (?:ever )?(?:want|need|take|pick|choose|pay|book|go)', 'who (?:said|told you|would want)', 'since when', 'last thing (?:i|we) (?:want|need)', 'enough of', 'sick of', 'tired of', 'allergic to', 'disagree with', '(?:sooner|rather) [a-z]+(?: [a-z]+){0,3} than', 'gave up on', 'giving up on', 'give up on', 'lost interest in', 'walk(?:ed|ing)? away from',
  ])}\\b`,
  'i',
);

/** Denies all that it introduces, to the end of the sentence or the start of another statement. */
export const DENIED_STATEMENT =
  /\b(?:(?:do|does|did|would|ca|could)(?:n'?t| not) (?:think|believe|reckon|suppose|expect|imagine|accept|agree)(?! so\b)(?: that)?|(?:is|was)(?:n'?t| not) (?:true|right|correct|the case|accurate|as if|like) (?:that|to say)|not (?:true|right|correct|the case|accurate|as if) (?:that|to say)|(?:false|untrue|incorrect|wrong|a lie|a mistake|a myth|nonsense) (?:that|to say|to think|to claim)|(?:i|we) (?:doubt|deny|dispute|refuse)(?: to (?:believe|accept|say))?(?: that)?|(?:never|nobody|no ?one|not) (?:said|told|claimed|agreed|confirmed|asked|promised|mentioned|stated)(?: that| me| us| you)?|under no circumstances|(?:no|not any) (?:way|chance)(?: that)?|no longer the case that)\b/i;

/** Makes all that it opens no more than possible. */
export const POSSIBLY_ALL = /(?:^|[,;:.!?]\s*)(?:(?:um+|uh+|er+|oh|well|so|and|ok(?:ay)?|i guess|hmm+)\b[\s,]*)*(?:maybe|perhaps|possibly|potentially|conceivably)\b(?! (?:you|we) (?:can|could|should))/i;

/** "no" as a determiner right before the value: "there's no 5 pm slot". */
export const NO_DETERMINER = /\b(?:there(?:'?s| is| are| was| were)|have|has|had|having|got|with|see|want|wants|need|needs|is|be|of|absolutely|definitely|sorry,?)\s+no\s+(?:such\s+|more\s+|other\s+)?(?:[a-z]+\s+)?$/i;

const SUITS = "(?:works?|suits?|fits?|do|do it|apply|appl(?:y|ies)|make sense|look right|sound right|seem right|cut it|appeal|happen|happening|fly|match|help|be (?:possible|available|good|right|fine|enough|it|ok(?:ay)?|happening|necessary|needed|suitable|convenient|acceptable))";

const REFUSED =
  "(?:an? (?:absolute )?deal[- ]?breaker|(?:deleted|removed|ignored|disregarded|crossed out|struck out|scratched)|an? (?:complete |total |absolute )?(?:disaster|nightmare|waste|joke|non-?starter)|terrible|awful|ridiculous|insane|crazy|unthinkable|no(?=\\s*(?:[.!?,;]|$| from| for me))|wrong|incorrect|inaccurate|false|untrue|out of the question|off the table|out|no good|not? (?:go|good|way|longer)|a no|a no-?go|impossible|unavailable|unacceptable|unsuitable|inconvenient|a mistake|an error|a misunderstanding|a typo|ruled out|cancel+ed|rejected|declined|scrapped|dropped|dead|gone|taken|sold out|fully booked|booked (?:up|out)|history|too (?:late|early|soon|much|expensive|high|low|far|long|short|big|small|dear|steep|pricey|many|few))";

/** The value as the subject of a denial that follows it. */
export const DENIED_AFTER = [
  /^[^,;.!?]{0,30}?\b(?:never (?:came|come|was|worked|happened|crossed|suited|made|been|entered)|ma(?:kes?|de|king) no sense|should(?:n'?t| not| never)|must(?:n'?t| not| never)|is off\b(?! (?:the|of))|gets a no|got a no)/i,
  /^\s*[,\u2013\u2014-]+\s*(?:please )?(?:leave|take|strike|remove|delete|drop|scrap|cross|rub|get rid of) (?:it|that|this|them)\b/i,
  new RegExp(
    `^[^,;.!?]{0,40}?\\b(?:is|was|are|were|will|would|does|do|did|can|could|should|be|it'?s|that'?s|which is|which was)(?:\\s+(?:[a-z]+ly|just|simply|so|still))?(?:n'?t| not|not| never| no longer)\\s+(?:(?:really|quite|actually|even|exactly|at all|gonna|going to|any|ever|be|the|my|our|an?|what|where|when|how|who|one|something|somewhere|in|on|for|happening|right|correct|accurate|true|good|great|ideal|fine|ok(?:ay)?|suitable|convenient|possible|available|acceptable|workable|feasible|enough|it|me|us|agreed|discussed|confirmed|mentioned|decided|said|mine|ours|yours|any ?more|wanted|needed|required|interested|${SUITS})\\b|[.!?;,]|$)`,
    'i',
  ),
  new RegExp(`^[^,;.!?]{0,40}?\\b(?:is|was|are|were|will|would|does|do|did|can|could|should)(?:\\s+(?:[a-z]+ly|just|so))?(?:n'?t| not|not| never)\\s*(?:[.!?;,]|$)`, 'i'),
  new RegExp(`^[^,;.!?]{0,40}?\\b(?:wo|would|does|do|did|ca|could|will)(?:n'?t| not|not)\\s+(?:really |quite |actually |ever )?${SUITS}\\b`, 'i'),
  new RegExp(`^[^,;.!?]{0,40}?\\b(?:is|was|are|were|'s|be|been|being|got|gets|seems?|sounds?|looks?|feels?)\\s+(?:(?:just|completely|totally|simply|way|far|really|definitely|absolutely|clearly|a bit|a little|plain|all|now|probably)\\s+)*${REFUSED}\\b`, 'i'),
  /^[^.!?]{0,20}?[,\s\u2013\u2014-]+(?:(?:and )?that(?:'?s| is| was)|it(?:'?s| is| was)|which(?:'?s| is| was))\s+(?:(?:just|completely|totally|simply|really|definitely|absolutely|actually)\s+)*(?:wrong|not (?:right|correct|it|what|happening|true|my|our|mine|going|gonna|an option|possible|acceptable|ok(?:ay)?|good|the)|incorrect|a no|out of the question|off the table|no good|a mistake|an error|impossible|never)\b/i,
  /^[^.!?]{0,20}?[,\s\u2013\u2014-]+(?:(?:and )?that|it|which)\s+(?:wo|does|would|ca|is|was|did|could|will)(?:n'?t| not|not) (?:work|suit|do|fit|right|correct|it|what|be|happen|true|possible|help|my|our|mine|going|gonna|an option)\b/i,
  /^\s*[,\u2013\u2014?-]+\s*(?:no(?: way| thanks?| thank you| chance)?|nope|nah|never|not (?:any ?more|happening|really|at all|for me|a chance|possible|interested|now))\s*(?:[.!?]|$|\u2013|\u2014)/i,
  /^\s+(?:not any ?more|no more|no longer)\b/i,
  /^[^.!?]*?(?:^|[\s,\u2013\u2014-])(?:(?:just|only|i'?m|was) (?:kidding|joking)|kidding|joking|jk|psych|as if|said no ?(?:one|body) ever|(?:scratch|forget|strike|cancel|ignore|disregard) (?:that|it)|never ?mind|i take (?:that|it) back|not!)\W*(?:[.!?]|$)/i,
  /^[^.!?]*?\b(?:no|wait|sorry|actually)[,\s]+(?:not (?:that|this|it)(?: one)?|that(?:'?s| is) (?:wrong|not right|incorrect|not it))\W*(?:[.!?]|$)/i,
] as const;

/** A value that is a day, a time or a number, as the subject of any denial. */
export const DENIED_AS_SUBJECT =
  /^\s*(?:(?:on|at|in|for|of|a|per|o'?clock|is|was|option|slot|one|deal|figure|price|offer|thing|time|date)\b\s*){0,3}(?:\w+ly\s+)?(?:(?:is|was|were|are|does|do|did|can|could|will|wo|would|should|has|had|have|ca)(?:\s+\w+ly)?(?:n'?t| not| never| no)\b|(?:never|hardly|no longer)\b|cannot\b)/i;

/** Says before "but" that what follows is not certain. */
export const DISCLAIMER =
  /\b(?:(?:it'?s|this is|that'?s|it is) (?:only|just|merely) an? (?:\w+ )?(?:idea|thought|suggestion|guess|example|possibility|dream|wish)|(?:just|only) (?:an? )?(?:idea|thought|guess|example|thinking out loud|brainstorming|spitballing)|not (?:\d+ ?%|a hundred percent|totally|entirely|quite|really|completely|absolutely|exactly|too|so|at all )? ?(?:sure|certain)(?: yet| though)?\s*(?:,|but)|don'?t (?:quote|hold) me|(?:could|may|might) be (?:wrong|mistaken)|thinking out loud|spitballing|brainstorming|(?:my|a|our) (?:best |rough |wild )?guess|hazard a guess|(?:i'?m|just) guessing|no promises)\b/i;

/** Says after the value that it is one of several things that could be. */
export const POSSIBLE_AFTER =
  /^[^,;.!?]{0,30}?\b(?:(?<!\b(?:you|i|we|they|which|that) )(?:could|might|may)(?: (?:well|also|even|possibly|just|potentially|perhaps|always|still))* (?:be|work|do|suit|happen|go|come|end|make|get|turn)|(?:is|was|are|would be|'s|seems|sounds like) (?:only |just |merely |still |currently )?(?:one|an|a|the|our|my|under|being|up for|on the)(?: (?:possible|remote|distant|vague|distinct|potential|mere|slight|real))? ?(?:option|possibilit(?:y|ies)|idea|thought|suggestion|candidate|consideration|considered|discussed|discussion|debate|alternative|fallback|plan b|guess|dream|wish|contender|maybe|grabs|table)|(?:is|was) (?:only |just |still )?(?:tentative|hypothetical|theoretical|a maybe|undecided|uncertain|conceivable|possible|imaginable|thinkable|provisional|pencilled in)|(?:some ?day|one day|eventually|at some point|sooner or later)\b)|^\W*(?:perhaps|maybe|possibly)\b/i;

/** Opens an imagined world; reaches over the whole sentence after it. */
export const IMAGINED =
  /\b(?:suppos(?:e|ing)|assum(?:e|ing) (?:for|that|it|we|i|you|they|he|she|the)|what (?:would|could|might|will|happens) (?:happen|happens)|(?:best|worst) case|what (?:difference|effect|impact|use|good) (?:would|could|does|do)|(?:talk|rumou?rs?|whispers?|speculation) (?:of|about|that)|(?:another|some other|a different|a past) (?:life|world|universe)|imagin(?:e|ing)(?= (?:if|that|it|we|you|i|they|he|she|a|an|the|having|this|paying|being|going|for)\b|,)|pretend(?:ing)?|hypothetical(?:ly)?|theoretical(?:ly)?|in theory|what if|if only|(?:let'?s|let us|lets) (?:just )?(?:say|assume|imagine|pretend|suppose|call it)|(?:i|we) wish (?!to\b)|wishful|wishing (?!to\b)|in an? (?:ideal|perfect|different|parallel) world|for argument'?s sake|for the sake of (?:argument|example)|for (?:example|instance)|e\.?g\.?|as an (?:example|illustration)|by way of example|dream(?:ing)? (?:of|about)|as (?:if|though)|in case|say (?:it|we|that|you|i|they|he|she|the \w+) (?:was|were|had|went|did|wanted|could|took|chose|paid|is|are|picked|got|said|made|\w+ed)|picture (?:this|a)|were (?:i|we|you|they|he|she|it|this|that) to|had (?:i|we|you|they|he|she|it) (?:been|known|gone|chosen|booked|picked|said|had|wanted|taken|asked))\b/i;

/** The same, said after the value. */
export const IMAGINED_AFTER = /\b(?:hypothetical(?:ly)?|theoretical(?:ly)?|in theory|for (?:example|instance)|for argument'?s sake|for the sake of (?:argument|example)|as an example|say,? for example|if only|(?:in the )?(?:best|worst)[- ]case|just (?:an? )?(?:example|illustration|idea|thinking out loud|a thought|dreaming|a guess)|(?:that'?s|it'?s) (?:just |only )?a (?:dream|guess|thought|maybe|wish)|wishful|(?:nothing|not|never|isn'?t|hasn'?t|haven'?t|hadn'?t)(?: (?:been|is|has|yet|really|fully|quite|even))* (?:settled|decided|final(?:i[sz]ed)?|definite(?:ly)?|certain|agreed|set in stone|confirmed|official|committed|made up (?:my|our) minds?|sure (?:yet|though|about (?:it|that)|either|at all)|100)|not sure\W*$|(?:don'?t|can'?t) (?:hold|quote) me|still (?:deciding|undecided|unsure|thinking|discussing|open|up in the air|debating|negotiating|tbc|to be)|undecided|up in the air|to be (?:confirmed|decided|determined)|subject to change|who knows|no idea|or something|or maybe)\b/i;

/** What is possible, or was; reaches to the end of its clause. */
export const UNREAL = new RegExp(
  `\\b${either([
    "(?:would|could|might|should|must|'d|\\b(?:i|we|they|he|she|you)d)(?:'?ve| have)(?: (?:been|gone|chosen|booked|picked|said|had|wanted|taken|paid|liked|preferred|made|done|cost|asked|bought|come|happened|worked|\\w+ed))",
    "(?:it|that|this|which|price|cost|total|date|time|budget|amount|number|answer|one) (?:could|might|may)(?: (?:well|also|even|possibly|just))* (?:be|cost|come|end|turn|go|have|need|work|happen|take)",
    '(?:we|i|they|he|she|people) (?:might|may)(?: (?:well|also|even|possibly|just))* (?!i\\b)[a-z]+', '(?:could|might|may) (?:possibly|potentially|perhaps|well be|end up)',
    '(?:we|i|they|he|she) could (?:possibly |potentially |always |perhaps |theoretically )?(?:be|go(?! for some)|do|choose|pick|take|pay|spend|move|try|stretch|consider|look|opt|see|imagine|end)',
    '(?:toying|playing|flirting) with', '(?:thinking|thought) (?:about|of|over|whether|if|maybe|perhaps)', '(?:considering|pondering|debating|contemplating|mulling|tempted)(?: (?:about|of|over|by|whether|if|between))?', '(?:we|i|they|have|had|has|been|\'ve) considered',
    'lean(?:ing)? toward(?:s)?', 'torn between', 'on the fence',
    'weighing(?: up)?', 'flirting with', '(?<!\\bany )chance (?:that )?(?:it|we|i|they|of|that)', '(?:it|that)(?:\'s| is) (?:just |only |also |quite |entirely )?(?:possible|conceivable|plausible)', '(?:idea|notion|scenario|prospect|concept) (?:of|would be|might be|where)',
    '(?:\'d|\'ll|would|will|might|could|may|let me) (?:consider|think (?:about|on|over)|sleep on|mull)', '(?:one day|some ?day|eventually|down the (?:track|road|line)|in the future) (?:i|we|it|they)', '(?<!\\b(?:check|see|know|ask|confirm|verify|me|out|sure|wondering) )whether (?:it|that|this|we|i|they|or not)', 'see (?:us|myself|ourselves|me) ', 'would you have', 'would have to be convinced',
    'maybe', 'perhaps', 'possibly', 'potentially', 'conceivably', '(?:not|never) (?:sure|certain|decided|positive)', 'undecided', 'unsure', '(?:an? )?(?:option|possibility) (?:is|of|was|would be|might be)',
    'something like', 'somewhere like', 'someone like', 'such as', 'guess(?:ing)? (?:at|it might)', 'ideally it would', 'who knows', 'no idea', "don'?t know",
  ])}\\b`,
  'i',
);

/** "if" that asks, or is only polite: no condition. */
export const POLITE_IF =
  /\b(?:see|check|know|wonder(?:ing)?|ask|confirm|verify|tell (?:me|us)|try|find out|look|okay|ok|fine|great|good|nice|mind|appreciate(?:d)?|love (?:it)?|like it|alright|all right|lovely|perfect|grateful|helpful|sure|whether or|possible|advise|even|as|what|remember|decide)\s+(?:to me |for me |it |out )?if\b|\bif (?:i|we|you|he|she|they)(?:'?d)? (?:can|could|may|might|want(?:ed)?|need(?:ed)?|would|wouldn'?t|like|wish|prefer|have (?:any|a|the|questions|time)|are (?:interested|looking|happy|ok(?:ay)?|able|free)|don'?t mind|do not mind|please|look|check|see|scroll|open|go|read|turn|ask me|recall|remember|understand|heard|got that|'?d (?:like|prefer|rather))|\bif (?:possible|any|anything|available|convenient|necessary|needed|at all possible|i'?m not mistaken|memory serves|i am not mistaken)|\bif (?:it|they|there|that|this|he|she|we|i|you)\b[^,.;]{0,60}?,? (?:that|it|which|this)(?:'d| would) be (?:so |really |just |absolutely |very )?(?:perfect|great|ideal|nice|good|lovely|awesome|amazing|wonderful|helpful|appreciated|best|fantastic|brilliant)|\bif (?:it|that|this)(?:'?s| is| isn'?t| would be)(?: not| all)? (?:possible|ok(?:ay)?|fine|alright|all right|available|convenient|easier|good|too much|alright|help)|\bif (?:it|that|this) (?:works|suits|helps)/gi;

/** Makes what follows it in the sentence, or what stands before it, hang on something else. */
export const CONDITION =
  /\b(?:if|unless|provided (?:that|it|you|we|i|they|he|she|the|there|this|my|our|nothing|everything)|providing (?:that|it|you|we|i|they|he|she|the|there)|as long as|so long as|on (?:the )?condition|on the proviso|assuming|subject to|(?:depend(?:s|ing|ent)?|hing(?:es|ing)|hangs|rests|reli(?:es|ant)) (?:on|upon)|barring|(?:when|after|as soon as|the moment|the day) (?:the|my|our|they|he|she|we|legal|finance) [^,;.]{0,50}?(?:comes?|goes|signs?|approves?|clears?|agrees?|gets? (?:approved|signed|funded|paid)|(?:is|are|has been|have been) (?:approved|signed|confirmed|done|ready|finali[sz]ed)|lands?|closes?)\b[^,;.]{0,20},|contingent (?:on|upon)|conditional (?:on|upon)|pending (?:approval|sign|review|confirmation|final|legal|board|budget|the|his|her|their|our|a)\b|only when|only then|only once|once (?:the|we|they|it'?s|it is|he|she|i|everything|all|legal|finance|my|our|that'?s|this) |when and if |if and when |in the event (?:that|of)|^\W*should (?:it|that|this|they|he|she|the \w+|anything|things|prices?) \w+[^?]*$)/i;

/** Conditions that reach back over the whole sentence, wherever they stand in it. */
export const SWEEPING_CONDITION = /\b(?:unless|provided that|on (?:the )?condition|subject to|contingent (?:on|upon)|if and only if|only if|(?:that|it|which|this)(?: all| really| still)? depends|depend(?:s|ing|ent) (?:on|upon))\b/i;

/** Waiting for a moment is not acting at it. */
export const ON_HOLD =
  /\b(?:on (?:hold|ice|pause)|hold(?:ing)? (?:off|on|it|out)?|paus(?:e|ed|ing)|postpon(?:e|ed|ing)|defer(?:red|ring)?|delay(?:ed|ing)?|put (?:it |this |that |everything )?off|park(?:ed|ing)|shelv(?:e|ed|ing)|fro?[ez]+(?:en|ing)?|wait(?:ing|ed)?|stuck|tied up|locked (?:in|up)|blocked|suspended|nothing(?: \w+){0,3})\s+(?:\w+\s+){0,4}?(?:until|till|til)\s+(?:\w+\s+){0,3}$/i;

const RELATION =
  "(?:friends?|mates?|budd(?:y|ies)|brothers?|sisters?|mother|mom|mum|father|dad|wife|husband|spouse|sons?|daughters?|kids?|cousins?|uncle|aunt(?:ie|y)?|niece|nephew|neighbou?rs?|colleagues?|co-?workers?|boss|room ?mate|flat ?mate|house ?mate|girlfriend|boyfriend|fianc[\u00e9e]e?|ex(?:-(?:wife|husband|boss|partner))?|landlord|grand(?:mother|father|ma|pa|parents|son|daughter)|in-laws?|parents?|teacher|accountant|team ?mate|competitors?|rivals?|(?:guy|man|woman|lady|person|people|customers?|caller|one) (?:before|ahead of|next to|behind|after) (?:me|us)|guys? at work|(?:guy|man|woman|lady|people|person) next door|previous (?:owner|tenant|customer|caller|client)s?|competition|other (?:compan(?:y|ies)|providers?|banks?|shops?|places?|suppliers?|dealers?|stores?|vendors?|agenc(?:y|ies)|firms?|guys?|quotes?|party|side))";

/** A word for somebody other than the speaker. */
export const RELATION_WORD = new RegExp(`\\b${RELATION}\\b`, 'gi');

const STRANGER =
  '(?:someone else|somebody else|(?:another|one other|a different|the other) (?:customer|client|caller|person|company|guest|patient|provider|bank|dealer|supplier|shop|store|vendor|buyer|bidder|tenant|agent)|(?:most|other|some|many) (?:people|customers|clients|guests|folks|companies|callers|users|families|buyers|providers|vendors))';

/** Somebody else is the one whom the clause is about. */
export const SOMEBODY_ELSE = new RegExp(
  `(?:(?:^|[,;:]\\s*|\\b(?:that|because|but|and|so|well|when|since|as|like|than|unlike|where|what|how|while|whereas|actually|oh|yeah|yes|no|know|think|believe)\\s+)(?:(?:my|our|his|her|their|a|an|the|your|some|one of (?:my|our|the))\\s+(?:[a-z]+\\s+){0,2}?${RELATION}(?: of (?:mine|ours))?|${STRANGER})(?:'?s?\\b)?(?! and (?:i|me|myself)\\b)(?:\\s+[a-z']|\\s*,))|(?:^|[,;:]\\s*|\\b(?:and|but|so|well|because)\\s+)(?:for (?:my|our|his|her|their) (?:[a-z]+ )?${RELATION},? (?:it|that|they|he|she)\\b|(?:his|hers|theirs|(?:his|her|their) ones?) (?:is|was|are|were)\\b)|(?:^|[,;:]\\s*|\\b(?:that|because|but|and|so|well|when|since|yes|no|know|think)\\s+)(?:he|she)(?:'s|'d|'ll)?\\s+(?!said|says|told)[a-z]+`,
  'i',
);

const TELLER =
  "(?:he|she|they|someone|somebody|everyone|everybody|people|website|web ?site|site|ad|advert(?:isement)?|brochure|flyer|sign|article|news|newspaper|paper|radio|tv|blog|review|reviews|post|rumou?r|rep|guy|lady|man|woman|person|kid|kids|sales ?(?:man|woman|person|guy)|seller|clerk|receptionist|cashier|waiter|driver|host|presenter|expert|song|movie|film|book|poster|billboard|commercial|facebook|google|internet|[a-z]+ (?:guy|lady|rep|person))";

const TELLS = '(?:saying|telling|claiming|said|says?|saying|told|tells?|claim(?:s|ed)?|mention(?:s|ed)|stat(?:es|ed)|wrote|writes|quot(?:es|ed)|reckon(?:s|ed)?|insist(?:s|ed)|suggest(?:s|ed)|promis(?:es|ed)|announc(?:es|ed)|report(?:s|ed)|goes|went|was like|is like|asked|read|reads|joked|argued|thinks?|thought)';

/** Words that are somebody else's, or hearsay. */
export const REPORTED = new RegExp(
  `\\b(?:(?:${TELLER}|${RELATION}|${STRANGER})\\s+(?:(?:\\w+ly|had|has|have|was|were|just|once|even|always|keeps?|kept|also|who|that|online|at|in|on|from|behind|the|my|our|i|we|to|with|spoke|called|yesterday|today|phone|counter|desk|shop|store|office|bank|line|there|earlier|before|last|time|week)\\s+){0,6}${TELLS}|according to (?!my|our|the (?:record|account|system|contract))|supposedly|allegedly|apparently|word on the street|(?:in|on|from) (?:the|an?|their|some|that) (?:ad|advert\\w*|website|brochure|flyer|leaflet|news|newspaper|paper|article|tv|radio|internet|blog|poster|sign|forum|review|magazine|commercial),? (?:it|that|they|he|she|was|is)|rumou?r has it|word (?:is|has it)|(?<!what )(?:i|we)(?:'ve| have)? (?:over)?heard|(?:i|we)(?:'ve| have)? read (?:that|about|in|on|somewhere)|(?:i|we) (?:was|were|got|have been|'ve been) told|as they say|quote unquote|and i quote|quote,|the (?:saying|song|lyric|joke|line|quote) (?:goes|is|was|says))\\b`,
  'i',
);

/** Hearsay marked after the value. */
export const REPORTED_AFTER = new RegExp(
  `^[^.!?]{0,30}?[,"'\\s]+(?:or so )?(?:(?:${TELLER}|(?:my|our|his|her|their|the|a) (?:[a-z]+ )?${RELATION})\\s+(?:said|says|told (?:me|us|them)|claims?|claimed|reckons?|reckoned|mentioned|wrote|insisted|promised)|according to|unquote|allegedly|supposedly|apparently)\\b`,
  'i',
);

/** What was so, and is no more. */
export const PAST =
  /\b(?:(?:(?:it|that|he|she|they|we|i|this|which|there|who) )?used to|previously|formerly|originally(?! from)|initially|in the past|back then|back when|back in|in those days|when (?:i|we|he|she|they) (?:was|were|lived|had|worked|used|started|first|moved)|at my (?:last|old|previous)|at first|at (?:the|that) time,? (?:it|we|i|they|he|she|that) |once (?:was|were|had|upon)|once upon|years ago|months ago|weeks ago|(?:my|our|your|his|her|their|its) (?:old|previous|former|prior|earlier|original|initial|last|past|ex)(?!\s+(?:names?|resort|week|minute|digits?|few|\d+|two|three|four|five|six)\b)|the (?:old|previous|former|prior)|last (?:time|year|quarter|season|round|contract|month|week|summer|winter|spring|autumn)(?:,| (?:it|that|we|i|they|he|she|you|the|our|my|was|were))|before (?:that|this|now|then|it changed|the change|we changed|i changed)|(?:was|were) (?:previously|originally|initially|going to|supposed to|meant to|gonna|about to|once|formerly)|had (?:previously|originally|initially|been|planned|wanted|hoped|intended|booked|chosen|asked|meant|thought|agreed|said|picked)|ago,? (?:it|that|we|i|they|he|she|you|the \w+|my \w+|our \w+)(?:'d| was| were| paid| had| cost| used| spent| lived| worked| chose| booked| took))\b/i;

/** The same, said after the value. */
export const PAST_AFTER =
  /^[^.!?]{0,40}?\b(?:back then|in the past|in those days|back in the day|at first|(?:years|months|weeks|decades) ago|a (?:year|month|week|while|decade) ago|previously|originally|initially|formerly|last (?:year|time)|until (?:recently|last|now|then|we|i|they)|before (?:it|we|they|i|the|that|this|you) (?:\w+ )?(?:changed|moved|went|switched|became|started|raised|dropped|left|increased|decided|found|\w+ed)|once upon a time|(?:in|during) my (?:old|last|previous)|but (?:now|not any ?more|these days|that(?:'?s| has| was)? (?:changed|before|then)|it(?:'?s| has) (?:changed|gone|now)|things (?:have )?changed|(?:i|we|they|he|she)(?:'ve| have)? (?:changed|moved|switched)))\b/i;

/** "change it from A to B": A is left behind. */
export const LEFT_BEHIND = /\b(?:chang|mov\w* (?:it|this|that|the (?:appointment|meeting|booking|reservation|date|time|visit|pick-?up|call|deadline|start|launch)\b)|switch|shift|reschedul|push|bump|amend|updat|edit|alter|adjust|convert|upgrad|downgrad|swap|correct|rais|drop|cut|increas|decreas|reduc|lower|went up|went down)\w*\b[^.!?;]{0,40}\bfrom\s+(?:the\s+|an?\s+)?$/i;

/** "replace A with B", "swap A for B". */
export const REPLACED = /\b(?:replac(?:e|es|ed|ing)|swap(?:ped|ping)?|exchang(?:e|ed|ing)|trad(?:e|ed|ing)|substitut(?:e|ed|ing))\s+(?:the\s+|that\s+|my\s+|our\s+)?$/i;
