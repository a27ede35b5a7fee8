/** What shared components say, and units. */
export const ui = {
  seconds: '{n, number} s',
  minutes: '{n, number} min',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
} as const;
