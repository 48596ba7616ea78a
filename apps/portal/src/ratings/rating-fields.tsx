import type { ReactNode } from 'react';
import { Icon, TextAreaField } from '@casa/ui';
import { useContent } from '../i18n/use-messages.js';
import { ASPECT_FIELDS, ASPECTS, isGood, MAX_COMMENT, MOST_STARS, type RatingValues } from './rating-form.js';

/** Best first: the row is laid out backwards so that a style sheet can light the stars up to the chosen one. */
const STARS = Array.from({ length: MOST_STARS }, (_, index) => MOST_STARS - index);

/** The stars, the two ways the question goes on and the free words: those of the Modello Comuni (C.SE.1.7). */
export function RatingFields({
  values: { stars, aspect, comment },
  commentError,
}: {
  readonly values: RatingValues;
  readonly commentError: string | undefined;
}): ReactNode {
  const { feedback, ratings } = useContent();
  const good = stars === undefined || isGood(stars);
  return (
    <>
      <fieldset className="casa-stars rating">
        <legend className="visually-hidden">{ratings.question}</legend>
        {STARS.map((count) => (
          <Star key={count} count={count} label={feedback.stars(count)} isChosen={count === stars} />
        ))}
      </fieldset>
      <Aspects kind="good" texts={feedback.positive} chosen={good ? aspect : null} />
      <Aspects kind="difficult" texts={feedback.negative} chosen={good ? null : aspect} />
      <TextAreaField
        id="testo"
        name="testo"
        label={feedback.comment}
        hint={ratings.commentHint(MAX_COMMENT)}
        value={comment ?? ''}
        error={commentError}
        rows={4}
        maxLength={MAX_COMMENT}
      />
    </>
  );
}

function Star({ count, label, isChosen }: { readonly count: number; readonly label: string; readonly isChosen: boolean }): ReactNode {
  const id = `stelle-${count}`;
  return (
    <>
      <input type="radio" name="stelle" id={id} value={count} defaultChecked={isChosen} />
      <label htmlFor={id}>
        <Icon name="it-star-full" />
        <span className="visually-hidden">{label}</span>
      </label>
    </>
  );
}

interface AspectsProps {
  readonly kind: keyof typeof ASPECT_FIELDS;
  readonly texts: { readonly question: string; readonly answers: readonly string[] };
  readonly chosen: RatingValues['aspect'];
}

function Aspects({ kind, texts, chosen }: AspectsProps): ReactNode {
  const name = ASPECT_FIELDS[kind];
  return (
    <fieldset className={kind === 'good' ? 'casa-field casa-rating-good' : 'casa-field casa-rating-difficult'}>
      <legend>{texts.question}</legend>
      {ASPECTS.map((aspect, index) => {
        const id = `${name}-${index}`;
        return (
          <div key={aspect} className="form-check">
            <input type="radio" name={name} id={id} value={aspect} defaultChecked={aspect === chosen} />
            <label htmlFor={id}>{texts.answers[index]}</label>
          </div>
        );
      })}
    </fieldset>
  );
}
