const SMALL = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen',
  'sixteen', 'seventeen', 'eighteen', 'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const DAYS = [
  'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth',
  'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth',
];

/** How a speaker says numbers: "and" after hundreds (British) or not, "a hundred" or "one hundred". */
export interface Manner {
  readonly and: boolean;
  readonly article: boolean;
}

const belowHundred = (value: number): string => (value < 20 ? (SMALL[value] as string) : `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : ` ${SMALL[value % 10]}`}`);

function belowThousand(value: number, manner: Manner, isFirst: boolean): string {
  if (value < 100) return belowHundred(value);
  const hundreds = Math.floor(value / 100);
  const head = hundreds === 1 && manner.article && isFirst ? 'a hundred' : `${SMALL[hundreds]} hundred`;
  return value % 100 === 0 ? head : `${head} ${manner.and ? 'and ' : ''}${belowHundred(value % 100)}`;
}

/** A whole number below a thousand million in words, as people say it. */
export function inWords(value: number, manner: Manner = { and: true, article: false }): string {
  if (value === 0) return 'zero';
  const parts: string[] = [];
  for (const [size, name] of [[1_000_000, 'million'], [1000, 'thousand']] as const) {
    const count = Math.floor(value / size) % 1000;
    if (count > 0) parts.push(count === 1 && manner.article && parts.length === 0 ? `a ${name}` : `${belowThousand(count, manner, parts.length === 0)} ${name}`);
  }
  const rest = value % 1000;
  if (rest > 0) {
    const needsAnd = parts.length > 0 && rest < 100;
    parts.push(`${needsAnd ? 'and ' : ''}${belowThousand(rest, manner, parts.length === 0)}`);
  }
  return parts.join(' ');
}

/** A day of the month as an ordinal: "third", "twenty seventh". */
export function ordinalInWords(day: number): string {
  if (day <= 20) return DAYS[day - 1] as string;
  return day === 30 ? 'thirtieth' : `${TENS[Math.floor(day / 10)]} ${DAYS[(day % 10) - 1]}`;
}

/** A year as people say it: "nineteen seventy nine", "nineteen oh five", "two thousand and eight", "twenty twenty six". */
export function yearInWords(year: number): string {
  const century = Math.floor(year / 100);
  const rest = year % 100;
  if (year >= 2000 && year < 2010) return rest === 0 ? 'two thousand' : `two thousand and ${SMALL[rest]}`;
  if (rest === 0) return `${belowHundred(century)} hundred`;
  return rest < 10 ? `${belowHundred(century)} oh ${SMALL[rest]}` : `${belowHundred(century)} ${belowHundred(rest)}`;
}

/** Digits read out one by one, runs of the same digit as "double" and "triple" when asked, nought as "oh". */
export function digitsInWords(digits: string, repeats: boolean): string {
  const words: string[] = [];
  const longest = repeats ? 3 : 1;
  for (let at = 0; at < digits.length; ) {
    const digit = digits.charAt(at);
    let length = 1;
    while (length < longest && digits.charAt(at + length) === digit) length += 1;
    const word = digit === '0' ? 'oh' : (SMALL[Number(digit)] as string);
    words.push(length === 3 ? `triple ${word}` : length === 2 ? `double ${word}` : word);
    at += length;
  }
  return words.join(' ');
}

/** A clock time below one o'clock next day, by hour (1 to 12) and minute: "five thirty", "nine oh five", "three". */
export function clockInWords(hour: number, minute: number): string {
  if (minute === 0) return SMALL[hour] as string;
  return `${SMALL[hour]} ${minute < 10 ? `oh ${SMALL[minute]}` : belowHundred(minute)}`;
}
