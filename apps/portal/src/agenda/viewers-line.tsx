import type { ReactNode } from 'react';
import { say } from './agenda-news.js';
import { useViewers } from './use-viewers.js';

interface ViewersLineProps {
  readonly viewers: { readonly id: string; readonly hash: string };
  /** `%s` stands for who. */
  readonly texts: { readonly alone: string; readonly others: string; readonly manyOthers: string };
}

/** Who else has the record open, so that two do not work on one. Without JavaScript nothing: the version guards them all the same. */
export function ViewersLine({ viewers, texts }: ViewersLineProps): ReactNode {
  const names = useViewers(viewers);
  return (
    <p role="status" className={names !== undefined && names.length > 0 ? 'casa-viewers' : undefined}>
      {names !== undefined && words(names, texts)}
    </p>
  );
}

function words(names: readonly string[], { alone, others, manyOthers }: ViewersLineProps['texts']): string {
  if (names.length === 0) return alone;
  return say(names.length === 1 ? others : manyOthers, names.join(', '));
}
