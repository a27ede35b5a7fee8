import { lazy, Suspense } from 'react';
import { useLikeness } from '../store/react.ts';

const Transfer = lazy(() => import('../views/transfer/Transfer.tsx'));

/** Opened from several screens, so they live here; their code comes when one is first opened. */
export function TransferDialogs() {
  const open = useLikeness((state) => state.transfer !== null);
  return <Suspense>{open && <Transfer />}</Suspense>;
}
