import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Alert, Icon, TextAreaField } from '@casa/ui';
import { useContent, useLocalPath } from '../i18n/use-messages.js';

export const MAX_COMMENT = 200;
/** Best first: the row is laid out backwards so that a style sheet can light the stars up to the chosen one. */
const STARS = [5, 4, 3, 2, 1];

/** How clear the page is: the widget of the Modello Comuni as a plain form; the style sheet shows the question the stars ask for. */
export function Feedback(): ReactNode {
  const { feedback } = useContent();
  const { pathname, search } = useLocation();
  const path = useLocalPath();
  const outcome = new URLSearchParams(search).get('valutazione');
  return (
    <section className="casa-feedback" id="valutazione">
      <div className="container">
        <div className="casa-feedback-card shadow" data-element="feedback">
          <h2 data-element="feedback-title">{feedback.title}</h2>
          {outcome === 'inviata' ? (
            <Alert kind="success" isAnnounced>
              <p>{feedback.thanks}</p>
            </Alert>
          ) : (
            <form method="post" action={path('/valutazione')}>
              {outcome === 'incompleta' && (
                <Alert kind="danger" isAnnounced>
                  <p>{feedback.missing}</p>
                </Alert>
              )}
              <input type="hidden" name="pagina" value={pathname} />
              <fieldset className="casa-stars rating">
                <legend className="visually-hidden">{feedback.rating}</legend>
                {STARS.map((count) => (
                  <Star key={count} count={count} label={feedback.stars(count)} />
                ))}
              </fieldset>
              <Answers kind="positive" texts={feedback.positive} />
              <Answers kind="negative" texts={feedback.negative} />
              <div className="casa-feedback-more">
                <div data-element="feedback-input-text">
                  <TextAreaField
                    id="valutazione-testo"
                    name="testo"
                    label={feedback.comment}
                    hint={feedback.commentHint}
                    value=""
                    rows={3}
                    maxLength={MAX_COMMENT}
                  />
                </div>
                <button type="submit" className="btn btn-primary">
                  {feedback.send}
                </button>
              </div>
            </form>
          )}
        </div>
      </div>
    </section>
  );
}

function Star({ count, label }: { readonly count: number; readonly label: string }): ReactNode {
  const id = `stelle-${count}`;
  return (
    <>
      <input type="radio" name="stelle" id={id} value={count} />
      <label htmlFor={id} data-element={`feedback-rate-${count}`}>
        <Icon name="it-star-full" />
        <span className="visually-hidden">{label}</span>
      </label>
    </>
  );
}

interface AnswersProps {
  readonly kind: 'positive' | 'negative';
  readonly texts: { readonly question: string; readonly answers: readonly string[] };
}

function Answers({ kind, texts }: AnswersProps): ReactNode {
  return (
    <div data-element={`feedback-rating-${kind}`}>
      <fieldset className="casa-field">
        <legend data-element="feedback-rating-question">{texts.question}</legend>
        {texts.answers.map((answer, index) => {
          const id = `risposta-${kind}-${index}`;
          return (
            <div key={answer} className="form-check">
              <input type="radio" name={`risposta-${kind}`} id={id} value={answer} />
              <label htmlFor={id} data-element="feedback-rating-answer">
                {answer}
              </label>
            </div>
          );
        })}
      </fieldset>
    </div>
  );
}
