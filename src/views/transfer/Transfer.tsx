import { actions, useLikeness } from '../../store/react.ts';
import { BringDialog } from './BringDialog.tsx';
import { SaveDialog } from './SaveDialog.tsx';

/** The dialogs that save the gallery to a file and bring one in; several screens open them. */
export default function Transfer() {
  const dialog = useLikeness((state) => state.transfer);
  const close = () => actions().transfer.open(null);
  if (dialog === 'save') return <SaveDialog onClose={close} />;
  if (dialog === 'bring') return <BringDialog onClose={close} />;
  return null;
}
