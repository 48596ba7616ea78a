import type { ReactNode } from 'react';
import type { Problem } from '../saml/problem.js';
import { Layout } from './layout.js';

export interface MessageProps {
  readonly title: string;
  readonly text: string;
  readonly problems?: readonly Problem[];
}

/** Something to read: what went wrong, or that all is done. */
export function MessagePage({ title, text, problems = [] }: MessageProps): ReactNode {
  return (
    <Layout title={title}>
      <p>{text}</p>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem.text}>
              {problem.text}
              {problem.anomaly !== undefined && ` (anomalia SPID ${problem.anomaly})`}
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}
