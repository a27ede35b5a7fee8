/** A distance in thousandths, as it is written: so the sum on the screen is right to its last digit. */
export const asWritten = (d: number): number => Math.round(d * 1000) / 1000;
