import { useLikeness } from '../../store/react.ts';
import { Notice } from '../../ui/messages/Notice.tsx';
import { whole } from './words.ts';

/** What did not take part, and where a choice was made: nothing is dropped in silence. */
export function LeftOut() {
  const { left, several, copies, skipped, missing, without } = useLikeness((state) => state.evaluation);
  const parts = left.length + several.length + copies.length + missing.length + without;
  const passedOver = skipped > 0 && (
    <p>
      {whole(skipped)} hidden or service {skipped === 1 ? 'file or folder was' : 'files and folders were'}{' '}
      passed over.
    </p>
  );
  if (parts === 0) return passedOver || null;
  const pictures = (count: number, one: string, more: string) =>
    `${whole(count)} ${count === 1 ? `picture ${one}` : `pictures ${more}`}`;
  return (
    <Notice tone="caution" title="Not everything took part">
      {left.length > 0 && (
        <Listed
          summary={`${pictures(left.length, 'was', 'were')} left out`}
          lines={left.map(({ name, why }) => `${name}: ${why}`)}
        />
      )}
      {several.length > 0 && (
        <Listed
          summary={`${pictures(several.length, 'has', 'have')} several faces; the largest was taken`}
          lines={several.map(({ name, faces }) => `${name}: ${faces} faces`)}
        />
      )}
      {copies.length > 0 && (
        <Listed
          summary={`${pictures(copies.length, 'is', 'are')} there twice and counted once`}
          lines={copies.map(({ name, of }) => `${name}: the same as ${of}`)}
        />
      )}
      {missing.length > 0 && (
        <Listed
          summary={`${pictures(missing.length, 'of the list is', 'of the list are')} not here`}
          lines={missing}
        />
      )}
      {without > 0 && (
        <p>
          {whole(without)} listed {without === 1 ? 'pair was' : 'pairs were'} left out because a picture gave
          no face.
        </p>
      )}
      {passedOver}
    </Notice>
  );
}

/** So many lines at most: a list of thousands helps nobody. */
const MOST = 200;

function Listed({ summary, lines }: { summary: string; lines: readonly string[] }) {
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {lines.slice(0, MOST).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > MOST && <li>and {whole(lines.length - MOST)} more</li>}
      </ul>
    </details>
  );
}
