import type { ReactNode } from 'react';
import { Layout } from './layout.js';

export interface SendFormProps {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Allows the one script of the page. */
  readonly nonce: string;
}

/** Carries a message to the service provider: by itself, or by its button where there is no JavaScript. */
export function SendFormPage({ action, fields, nonce }: SendFormProps): ReactNode {
  return (
    <Layout title="Torni al sito del Comune">
      <form method="post" action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p>Se la pagina non cambia da sola, premi il pulsante.</p>
        <p>
          <button className="primary">Continua</button>
        </p>
      </form>
      <script nonce={nonce}>document.forms[0].submit()</script>
    </Layout>
  );
}
