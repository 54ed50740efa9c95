/** An exact decimal number: `units / 10 ** scale`. Binary fractions would turn 1.1 million into 1100000.0000000001. */
export interface Quantity {
  readonly units: number;
  readonly scale: number;
}

const safe = (units: number, scale: number): Quantity | undefined =>
  Number.isSafeInteger(units) && scale <= 15 ? { units, scale } : undefined;

/** A whole number; `undefined` when it is beyond exact arithmetic. */
export const wholeQuantity = (units: number): Quantity | undefined => safe(units, 0);

/** Reads ASCII digits and a fraction ("1250", "50"); `undefined` beyond fifteen digits. */
export function quantityOfDigits(whole: string, fraction: string): Quantity | undefined {
  const digits = whole + fraction;
  if (digits.length === 0 || digits.length > 15) return undefined;
  return safe(Number(digits), fraction.length);
}

/** Times a power of ten. */
export function shifted(quantity: Quantity, power: number): Quantity | undefined {
  if (power <= quantity.scale) return safe(quantity.units, quantity.scale - power);
  return safe(quantity.units * 10 ** (power - quantity.scale), 0);
}

/** The sum. */
export function plus(left: Quantity, right: Quantity): Quantity | undefined {
  const scale = Math.max(left.scale, right.scale);
  return safe(left.units * 10 ** (scale - left.scale) + right.units * 10 ** (scale - right.scale), scale);
}

/** The number times a whole factor. */
export const times = (quantity: Quantity, factor: number): Quantity | undefined => safe(quantity.units * factor, quantity.scale);

/** As a JavaScript number, the nearest there is. */
export const numberOf = (quantity: Quantity): number => Number(`${quantity.units}e-${quantity.scale}`);

/** As a whole number of `10 ** -scale` parts (cents for 2); `undefined` when it is finer than that. */
export function inParts(quantity: Quantity, scale: number): number | undefined {
  const moved = shifted(quantity, scale);
  if (moved === undefined) return undefined;
  const divisor = 10 ** moved.scale;
  return moved.units % divisor === 0 ? moved.units / divisor : undefined;
}

/** Whether `left` is less than `right`. */
export const isLess = (left: Quantity, right: Quantity): boolean =>
  left.units * 10 ** Math.max(0, right.scale - left.scale) < right.units * 10 ** Math.max(0, left.scale - right.scale);
