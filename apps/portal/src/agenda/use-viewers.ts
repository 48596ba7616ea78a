import { useEffect, useState } from 'react';
import type { RecordViewersSubscription } from '../gql/graphql.js';

/** Who else has a record open, by name; the others see the same of this page. Undefined until it is known. */
export function useViewers({ id, hash }: { readonly id: string; readonly hash: string }): readonly string[] | undefined {
  const [names, setNames] = useState<readonly string[]>();
  useEffect(() => {
    let isOver = false;
    let end = (): void => undefined;
    void import('../live/live-client.js').then(({ follow }) => {
      if (isOver) return;
      end = follow<RecordViewersSubscription>(
        hash,
        { id },
        {
          onState: (state) => {
            if (state !== 'on') setNames(undefined);
          },
          onData: ({ recordViewers }) => setNames(recordViewers?.names),
        },
      );
    });
    return () => {
      isOver = true;
      end();
    };
  }, [id, hash]);
  return names;
}
