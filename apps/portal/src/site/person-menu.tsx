import type { ReactNode } from 'react';
import { Icon } from '@casa/ui';
import { useLocalPath, useMessages } from '../i18n/use-messages.js';
import { useSite } from './use-site.js';

/** The way in for visitors; for who is logged in their name, and a menu that opens without a script. */
export function PersonMenu(): ReactNode {
  const { common } = useMessages();
  const path = useLocalPath();
  const person = useSite()?.person;
  if (person === undefined) {
    return (
      <a className="casa-person" href={path('/accedi')} data-element="personal-area-login">
        <Icon name="it-user" />
        <span className="casa-person-name">{common.login}</span>
      </a>
    );
  }
  const { name, title, links, logout } = person;
  return (
    <details className="casa-person-menu">
      <summary className="casa-person">
        <Icon name="it-user" />
        <span className="visually-hidden">{title}: </span>
        <span className="casa-person-name">{name}</span>
      </summary>
      <div className="casa-person-panel">
        <ul>
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <form method="post" action={logout.action}>
          <button type="submit" className="btn btn-outline-primary">
            {logout.label}
          </button>
        </form>
      </div>
    </details>
  );
}
