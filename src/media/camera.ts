import { LikenessError } from '../errors.ts';
import { detailOf } from '../failures.ts';

export interface CameraDevice {
  id: string;
  label: string;
}

/** An open camera: a stream for a video element, and the way to be told that it went away. */
export interface Camera {
  stream: MediaStream;
  deviceId: string | null;
  stop(): void;
}

/**
 * Opens a camera, the named one where it is still there, at up to 1280 x 720.
 * @param onLost called once when the camera goes away by itself (unplugged, or taken by the system)
 * @throws LikenessError `CameraRefused`, `CameraMissing`, `CameraBusy` or `CameraUnavailable`
 */
export async function openCamera(
  deviceId: string | null,
  onLost: (why: LikenessError) => void,
): Promise<Camera> {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new LikenessError('CameraUnavailable');
  }
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const video = deviceId ? { ...size, deviceId: { exact: deviceId } } : { ...size, facingMode: 'user' };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (cause) {
    // The remembered camera is gone: any other will do, and the picker says which one it is.
    if (deviceId && isNamed(cause, 'OverconstrainedError', 'NotFoundError')) return openCamera(null, onLost);
    throw cameraError(cause);
  }
  const track = stream.getVideoTracks()[0];
  track?.addEventListener('ended', () => onLost(new LikenessError('CameraLost')), { once: true });
  return {
    stream,
    deviceId: track?.getSettings().deviceId ?? null,
    stop: () => {
      for (const each of stream.getTracks()) each.stop();
    },
  };
}

/** The cameras of this machine; labels are empty until the person has allowed one, and where the browser tells none. */
export async function listCameras(): Promise<CameraDevice[]> {
  if (!navigator.mediaDevices?.enumerateDevices) return [];
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Calls back when cameras come or go; returns the way to stop listening. */
export function onCamerasChanged(listener: () => void): () => void {
  const devices = navigator.mediaDevices;
  devices?.addEventListener?.('devicechange', listener);
  return () => devices?.removeEventListener?.('devicechange', listener);
}

function cameraError(cause: unknown): LikenessError {
  if (isNamed(cause, 'NotAllowedError', 'SecurityError')) {
    return new LikenessError('CameraRefused', {}, { cause });
  }
  if (isNamed(cause, 'NotFoundError', 'OverconstrainedError')) {
    return new LikenessError('CameraMissing', {}, { cause });
  }
  if (isNamed(cause, 'NotReadableError', 'AbortError')) {
    return new LikenessError('CameraBusy', {}, { cause });
  }
  return new LikenessError('CameraUnavailable:start', { detail: detailOf(cause) }, { cause });
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
