import { createContext, type ReactNode, useContext } from 'react';
import { classNames } from './class-names.js';
import type { IconName } from './icon-names.js';

const SpriteUrl = createContext('');

/** Tells the icons below where the sprite is: its name carries a hash that only the bundler knows. */
export function IconSprite({ url, children }: { readonly url: string; readonly children: ReactNode }): ReactNode {
  return <SpriteUrl value={url}>{children}</SpriteUrl>;
}

/** A decorative icon: what it means is always written beside it. */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }): ReactNode {
  const url = useContext(SpriteUrl);
  return (
    <svg className={classNames('icon', className)} aria-hidden="true" focusable="false">
      <use href={`${url}#${name}`} />
    </svg>
  );
}
