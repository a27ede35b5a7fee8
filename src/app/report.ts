/** The text of an error report: nothing about people or pictures. */
export function report(error: Error, where: string): string {
  return [
    // words: the same in every language, for who mends it.
    `Likeness error report, ${new Date().toISOString()}`,
    `Screen: ${window.location.hash || '#/'}`,
    `Browser: ${navigator.userAgent}`,
    `Isolated: ${globalThis.crossOriginIsolated}`,
    `${error.name}: ${error.message}`,
    error.stack ?? '',
    error.cause instanceof Error && `Cause: ${error.cause.stack ?? error.cause.message}`,
    where && `In:${where}`,
  ]
    .filter(Boolean)
    .join('\n');
}
