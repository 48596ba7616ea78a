import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AgendaView, ViewLink } from './agenda-view.server.js';
import { useShortcut } from './shortcuts.js';

/** Which day, and seen how; every way of looking is an address. */
export function ViewBar({ view: { previous, today, next, views, words } }: { readonly view: AgendaView }): ReactNode {
  return (
    <div className="casa-view-bar">
      <nav aria-label={words.day}>
        <ul>
          <ViewItem link={previous} hint="," />
          <ViewItem link={today} hint="t" />
          <ViewItem link={next} hint="." />
        </ul>
      </nav>
      <nav aria-label={words.viewOf}>
        <ul>
          {views.map((link) => (
            <ViewItem key={link.href} link={link} hint={link.key} />
          ))}
        </ul>
      </nav>
    </div>
  );
}

function ViewItem({ link: { href, label, isCurrent }, hint }: { readonly link: ViewLink; readonly hint: string | undefined }): ReactNode {
  const shortcut = useShortcut();
  return (
    <li>
      <Link
        to={href}
        discover="none"
        preventScrollReset
        className="btn btn-outline-primary"
        {...(isCurrent === true && { 'aria-current': 'page' })}
        {...shortcut(hint)}
      >
        {label}
      </Link>
    </li>
  );
}
