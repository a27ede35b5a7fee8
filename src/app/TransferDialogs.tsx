import { lazy, Suspense } from 'react';
import { useLikeness } from '../store/react.ts';
import { needWords } from '../words/load.ts';

const Transfer = lazy(
  async () =>
    (await Promise.all([import('../views/transfer/Transfer.tsx'), needWords('settings', 'people')]))[0],
);

/** Opened from several screens, so they live here; their code comes when one is first opened. */
export function TransferDialogs() {
  const open = useLikeness((state) => state.transfer !== null);
  return <Suspense>{open && <Transfer />}</Suspense>;
}
