import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '@casa/ui';

export interface PictureProps {
  readonly stream: MediaStream | undefined;
  readonly label: string;
  /** One's own: without sound, and as in a mirror. */
  readonly isOwn?: boolean;
  /** The browser lets nothing sound before the person has touched the page. */
  readonly onBlocked?: () => void;
  /** Over the picture. */
  readonly children?: ReactNode;
}

/** Somebody's picture, and their sound. */
export function Picture({ stream, label, isOwn = false, onBlocked, children }: PictureProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const blocked = useRef(onBlocked);
  blocked.current = onBlocked;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream ?? null;
    if (stream) void element.play().catch((error: unknown) => (isBlocked(error) ? blocked.current?.() : undefined));
  }, [stream]);
  return (
    <div className={classNames('casa-picture', isOwn && 'casa-picture-own')}>
      <video ref={video} aria-label={label} autoPlay playsInline muted={isOwn} />
      <div className="casa-picture-over">{children}</div>
    </div>
  );
}

function isBlocked(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}
