import type { ReactNode } from 'react';
import { ErrorSummary, TextField } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';

interface ContactEmailProps {
  readonly email: string | null;
  readonly isVerified: boolean;
  /** What was typed and why it is no address. */
  readonly sent: { readonly email: string; readonly problem: string } | undefined;
}

/** Where the municipalities write to, and how to change it. */
export function ContactEmail({ email, isVerified, sent }: ContactEmailProps): ReactNode {
  const texts = useContent().account.area;
  return (
    <>
      <h2 className="mt-5">{texts.email}</h2>
      <p>{email === null ? texts.emailNone : isVerified ? texts.emailVerified(email) : texts.emailUnverified(email)}</p>
      <form method="post" noValidate>
        {sent !== undefined && <ErrorSummary title={texts.errorTitle} errors={[{ fieldId: 'email', message: sent.problem }]} />}
        <TextField
          id="email"
          name="email"
          type="email"
          label={texts.emailField}
          hint={texts.emailHint}
          error={sent?.problem}
          value={sent?.email ?? ''}
          autoComplete="email"
          maxLength={254}
          required
        />
        <button type="submit" className="btn btn-primary">
          {texts.emailButton}
        </button>
      </form>
    </>
  );
}
