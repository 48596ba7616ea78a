import type { ReactNode } from 'react';
import type { QrDrawing } from './qr-code.server.js';

/** A QR code; what it says stands beside it as a text or a button, for who has no camera. */
export function QrCode({ drawing: { size, path }, label }: { readonly drawing: QrDrawing; readonly label: string }): ReactNode {
  return (
    <svg className="casa-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
