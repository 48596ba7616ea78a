import type { ReactNode } from 'react';

/** What logging in would save, or saved. */
export interface LoginHint {
  readonly text: string;
  /** For visitors. */
  readonly link: { readonly href: string; readonly label: string } | undefined;
}

export function LoginNotice({ text, link }: LoginHint): ReactNode {
  return (
    <p className="casa-choices">
      {text} {link !== undefined && <a href={link.href}>{link.label}</a>}
    </p>
  );
}
