import { useEffect, useState } from 'react';

interface ObjectImageProps {
  blob: Blob;
  alt: string;
  className?: string;
}

/** A picture that lies in memory; its address is given back when it is no longer shown. */
export function ObjectImage({ blob, alt, className }: ObjectImageProps) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url ? <img src={url} alt={alt} className={className} /> : null;
}
