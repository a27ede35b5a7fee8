import { Aperture } from 'lucide-react';
import { useRef, useState } from 'react';
import { useCamera } from '../../../store/react.ts';
import { Button } from '../../../ui/buttons/Button.tsx';
import { Dialog } from '../../../ui/frames/Dialog.tsx';
import { toastError } from '../../../ui/messages/toasts.ts';
import { CameraView, type LiveVideo } from '../../../ui/pictures/CameraView.tsx';
import { pictureFile } from '../../../ui/pictures/files.ts';
import { say } from '../../../words/say.ts';

interface CameraDialogProps {
  title: string;
  onPicture: (file: File) => void;
  onClose: () => void;
}

/** One picture from the camera. */
export function CameraDialog({ title, onPicture, onClose }: CameraDialogProps) {
  const camera = useCamera();
  const [video, setVideo] = useState<LiveVideo | null>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const shoot = async () => {
    if (!video) return;
    try {
      onPicture(await pictureFile(await video.still(), 'camera.jpg'));
    } catch (error) {
      toastError(error);
    }
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      actions={
        <Button look="primary" icon={<Aperture />} disabled={!video} onClick={shoot}>
          {say('style.takePicture')}
        </Button>
      }
    >
      <CameraView {...camera} onLive={setVideo} overlay={overlay} onClose={onClose} />
    </Dialog>
  );
}
