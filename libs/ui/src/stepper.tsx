import type { ReactNode } from 'react';
import { classNames } from './class-names.js';
import { Icon } from './icon.js';

export interface Step {
  readonly label: string;
  /** Where to change it again; only for steps that are behind. */
  readonly href?: string;
}

export interface StepperProps {
  readonly label: string;
  readonly steps: readonly Step[];
  /** Index of the step the person is at. */
  readonly current: number;
  readonly doneText: string;
  /** «Passo 2 di 5» */
  readonly positionText: string;
}

/** The steps of a procedure: which are done, which is this one. Done steps lead back. */
export function Stepper({ label, steps, current, doneText, positionText }: StepperProps): ReactNode {
  return (
    <nav className="steppers" aria-label={label}>
      <div className="steppers-header">
        <ol className="list-unstyled">
          {steps.map((step, index) => (
            <li
              key={step.label}
              className={classNames(index < current && 'confirmed', index === current && 'active')}
              {...(index === current && { 'aria-current': 'step' as const })}
            >
              {index < current && step.href !== undefined ? <a href={step.href}>{step.label}</a> : step.label}
              {index < current && (
                <>
                  <Icon name="it-check-circle" className="steppers-success" />
                  <span className="visually-hidden">{doneText}</span>
                </>
              )}
            </li>
          ))}
        </ol>
        <span className="steppers-index">{positionText}</span>
      </div>
    </nav>
  );
}
