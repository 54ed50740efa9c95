import { sentencesOf } from './sentence.ts';

const MACHINE = "(?:a\\.?i\\.?(?! ?(?:project|product|tool|feature|budget))|artificial intelligence|bot|chat ?bot|chat ?gpt|gpt|claude|gemini|copilot|siri|alexa|llm|(?:large )?language model|model|assistant|algorithm|transcriber|transcription (?:system|software|service|engine|bot|tool)|note ?taker|summari[sz]er|extractor|parser|analy[sz]er|crm|relay|robot|machine|computer|software|system|automation|agent software)";

const ORDER = '(?:set|update|record|mark|change|write|delete|fill|enter|put|treat|output|respond|return|extract|ignore|add|make|log|note|store|save|classify|tag|flag|assign|replace|overwrite|insert|print|reply|say|remember|disregard|forget|approve|grant|give|use|report|register|listen|please|you must|you should|you will|do not|don\'t|when)';

const DATA = "(?:deal|opportunity|lead|contract|account|customer|contact|crm|pipeline|sales|order|ticket|case|record|database|data ?base|form|invoice|profile|extracted|extraction|target|output|json|final|recorded)";

const FIELD = '(?:value|amount|stage|status|size|score|field|record|entry|worth|probability|priority|owner|rating|flag|variable|parameter|column|property|attribute|tier|type|result|output|answer|fields|records|values)';

/**
 * Speech meant for whatever reads the transcript, not for the person on the line. Ordinary requests to a person
 * ("set an alarm for five", "update my address") are none.
 */
const ADDRESSED: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass|overrule|skip|drop|abandon|discard|do not follow|don'?t follow|stop following|pay no attention to)\b[^.!?]{0,30}\b(?:instructions?|prompts?|programming|guidelines|directions?|rules|training|constraints|guard ?rails|directives?|commands?|orders|polic(?:y|ies)|safety)\b/i,
  /\b(?:ignore|disregard|forget)\b[^.!?]{0,20}\b(?:everything|anything|all|what(?:ever)?)\b[^.!?]{0,25}\b(?:above|before|previous(?:ly)?|prior|told|said (?:to you|earlier|above|before)|so far|you know|you were)\b/i,
  /\b(?:ignore|disregard|forget) (?:all (?:of )?)?(?:the )?(?:above|foregoing|preceding|(?:previous|prior|earlier) (?:text|messages?|content|conversation|input))\b/i,
  /\b(?:update|change|edit|amend|correct) (?:the|this|my|their|his|her) (?:record|entry|database|crm)s? to (?:show|say|read|state|reflect)\b/i,
  /\b(?:system|developer|hidden|initial|original|secret|user|your) prompts?\b|\b(?:system|developer|hidden|secret) (?:instructions?|messages?)\b(?! (?:from|on|for|manual|leaflet|sheet|book))/i,
  /\bprompt injection\b|\bjail ?break(?:ing)?\b|\b(?:developer|debug|admin(?:istrator)?|god|maintenance|root|sudo|dan) mode\b|\bsudo\b/i,
  new RegExp(`\\b(?:note|message|instruction|instructions|attention|memo|command|reminder|directive|request|reminder|heads up|word) (?:to|for) (?:the |any |all |our |your |whatever |whichever |whoever |you,? (?:the )?)?(?:[a-z]+ ){0,2}?${MACHINE}\\b`, 'i'),
  new RegExp(`\\b(?:you are|you're|you will be|act as|acting as|behave as|pretend to be|pretend you are|pretend you're|respond as|you are now|roleplay as)\\s+(?:now\\s+)?(?:an?\\s+|the\\s+|my\\s+)?(?:[a-z]+ ){0,3}?(?:ai|a\\.i\\.|bot|chatbot|language model|llm|assistant|model|system|machine|unrestricted|dan|software|program|admin(?:istrator)?|developer)\\b`, 'i'),
  new RegExp(`(?:^|[,.;:!?\\u2013\\u2014-]\\s*|\\b(?:hey|hi|hello|ok|okay|dear|attention|listen|yo|oi|please|so|and|now)[, ]+(?:the |you )?)${MACHINE}\\s*[,:;\\u2013\\u2014-]\\s*(?:please |kindly |you |now |just |also )*${ORDER}\\b`, 'i'),
  new RegExp(`^\\W*(?:this is |it is )?(?:for|to) (?:the |any |our |your |whatever |whichever )?(?:[a-z]+ ){0,2}?${MACHINE}\\b[^,.!?]{0,30}[,:]`, 'i'),
  new RegExp(`\\b(?:dear|attention|whatever|whichever) (?:[a-z]+ )?${MACHINE}\\b`, 'i'),
  new RegExp(`\\b(?:the|this|your|our|that|any) (?:ai|a\\.i\\.|bot|chat ?bot|language model|llm|algorithm|crm|transcriber|note ?taker|summari[sz]er) (?:writes?|records?|logs?|sets?|notes?|puts?|knows?|enters?|extracts?|captures?|saves?|marks?|updates?|treats?|ignores?|approves?)\\b`, 'i'),
  new RegExp(`\\b(?:hey|hello|dear|attention|listen up|listen|yo|oi),?\\s+(?:the |you )?(?:ai|a\\.i\\.|bot|chatbot|claude|chatgpt|gpt|computer|robot|machine|model|language model|algorithm|relay|note ?taker|transcriber|summari[sz]er|extractor|crm|system)\\b`, 'i'),
  new RegExp(`(?:^|[,;:]\\s*|\\b(?:and|then|now|please|to|must|should|just|also|instead)\\s+)(?:set|update|change|mark|write|overwrite|fill|put|record|log|enter|replace|make|edit|modify|assign|force|save|store|classify|tag|flag)\\b[^.!?]{0,25}\\b(?:${DATA} (?:[a-z]+ )?${FIELD}|(?:the|this|that|every|each|all|any|your|its) (?:[a-z_]+ ){0,2}?(?:field|fields|record in the|database|crm|pipeline|json|output|variable|parameter|column|schema|transcript))\\b`, 'i'),
  /(?:^|[,;:]\s*|\b(?:and|then|now|please|must|should)\s+)(?:set|mark|update|change|flag|classify|tag|move|close|score|rate|rank)\b[^.!?]{0,20}\b(?:deal|opportunity|lead|call|transcript|conversation|contact)\b[^.!?]{0,20}\b(?:to|as|at|with|equal|=|won|lost|closed|hot|qualified|positive|approved)\b/i,
  new RegExp(`\\b(?:whoever|whatever|whichever|any(?:one|thing|body)|if you(?:'re| are)|you,? who(?:'s| is| are)|those|the (?:one|thing|program|software|system|model|ai))\\b[^.!?]{0,20}\\b(?:reading|processing|analy[sz]ing|transcribing|parsing|summari[sz]ing|extracting|reviewing|evaluating|scanning)\\b[^.!?]{0,20}\\b(?:this|the|these|my|our)?\\s*(?:transcripts?|conversations?|calls?|recordings?|text|message|dialogue|data)\\b`, 'i'),
  /\bwhen (?:you|the (?:system|ai|model|software|bot)) (?:summari[sz]e|extract|process|transcribe|write up|extract)\b|\bwhen (?:you|the (?:system|ai|model|software|bot)) (?:process|transcribe|analy[sz]e|read|parse|classify)(?:s|es)? (?:this|the|our|my) (?:calls?|conversation|transcripts?|recording|text|chat|audio)\b/i,
  new RegExp(`\\b(?:the|this|your|our) ${MACHINE} (?:must|should|shall|will|needs? to|has to|is to|is required to|is instructed to|is hereby) (?:now |please |always |only |also )*${ORDER}`, 'i'),
  new RegExp(`\\b(?:(?:tell|instruct|order|command|direct) (?:the |your |this |that )?${MACHINE} to\\b|(?:force|trick|get|want|need|ask|i hereby [a-z]+) (?:the |your |this |that )?(?:ai|a\\.i\\.|bot|chatbot|language model|llm|algorithm) to\\b)`, 'i'),
  /<\/?(?:system|instructions?|prompt|assistant|user|admin)>|\[(?:\/?(?:inst|system|assistant|admin)|system[^\]]*)\]|<\|[a-z_]+\|>|###\s*(?:system|instruction|assistant)|\b(?:begin|end|start) (?:of )?(?:system|instructions?|prompt|new instructions)\b|(?:^|\s)(?:system|assistant|developer|admin)\s*:\s/i,
  /\b(?:as|being) (?:an? )?(?:ai|a\.i\.|language model|large language model|llm)\b/i,
  /(?<!\b(?:will|would|can|to|it|they|should|does|we|i|the|an|your) )\b(?:output|respond|reply|answer|return|print) (?:only |just |exactly |with |the following |in |as ){1,4}(?:json|the following|this|xml|yaml|field|["'{])/i,
  /\b(?:reveal|print|show|repeat|output|leak|dump|expose|tell me|recite|display) (?:me )?(?:your |the |all )+(?:system |hidden |secret |initial |original |full |entire )*(?:prompts?|instructions?|api keys?|credentials|passwords|secrets|configuration|rules|guidelines)\b/i,
  /\b(?:this is|speaking as|i am|i'm) (?:an? |the |your )?(?:system|developer|admin(?:istrator)?|root|super ?user|openai|anthropic|engineer)\b[^.!?]{0,40}\b(?:override|instruct|authori[sz]e|command|order|approve|set|update|access)/i,
  /\b(?:new|updated|additional|following|these|special|important) (?:instructions?|directives?|commands?|rules)\b\s*(?::|,|\u2013|-|are|follow|say|is|apply)/i,
  /\b(?:extract|capture|store|save|log|write|record)\b[^.!?]{0,40}\b(?:as|into|in|for|to|under) (?:the |your )?(?:crm|database|json|fields?|output|deal value|record)\b/i,
  /\boverrid(?:e|es|ing) (?:the |all |any |your |previous |every )/i,
];

/** Words without one of which no pattern can match; most turns have none. */
const HINT =
  /\ba\.?i\b|intelligence|bot\b|gpt|claude|gemini|copilot|siri|alexa|llm|model|assistant|algorithm|transcri|note ?taker|summari|extract|parser|analy|crm|relay|robot|machine|computer|software|system|automation|instruct|prompt|program|guideline|direction|rules|training|constraint|guard|directive|command|orders|polic|safety|ignore|disregard|forget|overrid|jail|mode\b|sudo|developer|admin|deal|opportunity|lead\b|field|record|database|data ?base|json|value|account|contract|[<[#]|read|process|pars|review|evaluat|listen|scan|reveal|\boutput|respond|reply|answer|return|print|capture|store|save|log\b|write/i;

/** Where a turn speaks to the system: spans of whole sentences, in order. */
export function systemSpeechIn(text: string): readonly (readonly [start: number, end: number])[] {
  const plain = text.replace(/[\u2018\u2019]/g, "'").replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, ' ');
  if (!HINT.test(plain)) return [];
  const spans = sentencesOf(text)
    .filter(({ start, end }) => ADDRESSED.some((pattern) => pattern.test(plain.slice(start, end).trim())))
    .map(({ start, end }): [number, number] => [start, end]);
  return spans.length > 0 || !ADDRESSED.some((pattern) => pattern.test(plain)) ? spans : [[0, text.length]];
}

/** A call of which it is known where each turn addresses the system. */
interface HeardCall {
  systemSpeechIn(turn: number): readonly (readonly [start: number, end: number])[];
}

/** How close a place is to speech addressed to the system: in the same turn, or in the turn before or after. */
export function systemSpeechAt(call: HeardCall, turn: number, start: number, end: number): 'inside' | 'near' | undefined {
  const here = call.systemSpeechIn(turn);
  // The order may be spread over several sentences of one turn, so everything from its first one on belongs to it.
  if (here.some(([from]) => end > from && start >= from)) return 'inside';
  if (here.some(([from, to]) => start < to && from < end)) return 'inside';
  return here.length > 0 || call.systemSpeechIn(turn - 1).length > 0 || call.systemSpeechIn(turn + 1).length > 0 ? 'near' : undefined;
}
