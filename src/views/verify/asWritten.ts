/** A number rounded to the digits it is written with: so what is worked out from the screen is right to its last digit. */
export const asWritten = (value: number, digits = 3): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;
