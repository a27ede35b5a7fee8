import { asLikenessError, isAbort } from '../failures.ts';
import { toast } from '../ui/messages/toasts.ts';
import { faultWords, whatHappened, whatToDo } from '../words/faults.ts';
import { say } from '../words/say.ts';
import { report } from './report.ts';

/** What went wrong and nobody caught: told in the corner, with a report to copy, instead of vanishing into the console. */
export function reportUnhandled(page: EventTarget): void {
  page.addEventListener('unhandledrejection', (event) => show((event as PromiseRejectionEvent).reason));
  page.addEventListener('error', (event) => {
    // Without an error it is the browser's own note, as that of a ResizeObserver is, or a file that did not load.
    const { error } = event as ErrorEvent;
    if (error) show(error);
  });
}

function show(thrown: unknown): void {
  if (isAbort(thrown)) return;
  const error = asLikenessError(thrown);
  const tell = () =>
    toast(whatHappened(error), {
      tone: 'bad',
      detail: whatToDo(error),
      action: { label: say('app.copyReport'), run: () => void copy(report(error, '')) },
    });
  // Where no word at all has come, the page says that itself, and telling it again here would never end.
  void faultWords()
    .then(tell)
    .catch(() => undefined);
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(say('app.reportCopied'));
  } catch {
    // The clipboard is refused on some pages: the text is shown, to be copied by hand.
    toast(say('app.reportByHand'), { tone: 'bad', detail: text });
  }
}
