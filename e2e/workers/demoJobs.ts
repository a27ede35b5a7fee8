/** Jobs to try the wire with. */
export type DemoJobs = {
  sizeOf: { input: { image: ImageBitmap }; partial: never; output: { width: number; height: number } };
  countTo: { input: { end: number; pause: number }; partial: number; output: string };
  crash: { input: Record<string, never>; partial: never; output: never };
  square: { input: { numbers: Float32Array }; partial: never; output: Float32Array };
};
