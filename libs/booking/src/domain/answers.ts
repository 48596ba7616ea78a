/** A question a service asks whoever books it. */
export interface ServiceQuestion {
  readonly code: string;
  readonly label: { readonly it: string; readonly en?: string };
  readonly hint?: { readonly it: string; readonly en?: string };
  readonly kind: 'TEXT' | 'LONG_TEXT' | 'CHOICE' | 'YES_NO';
  readonly required: boolean;
  readonly choices?: readonly { readonly it: string; readonly en?: string }[];
  readonly maxLength?: number;
}

export interface GivenAnswer {
  readonly questionId: string;
  readonly answer: string;
}

export interface AnswerProblem {
  readonly path: string;
  readonly problem: string;
}

export const DEFAULT_ANSWER_LENGTH = { TEXT: 200, LONG_TEXT: 2000, CHOICE: 300, YES_NO: 3 } as const;

/** What is wrong with the answers, each at `answers.<question>`; empty when they can be taken. */
export function problemsOfAnswers(questions: readonly ServiceQuestion[], answers: readonly GivenAnswer[]): AnswerProblem[] {
  const given = new Map(answers.map(({ questionId, answer }) => [questionId, answer.trim()]));
  const unknown = answers.filter(({ questionId }) => !questions.some(({ code }) => code === questionId));
  const repeated = answers.filter(({ questionId }, place) => answers.findIndex((first) => first.questionId === questionId) < place);
  return [
    ...repeated.map(({ questionId }) => ({ path: `answers.${questionId.slice(0, 60)}`, problem: 'INVALID' })),
    ...unknown.map(({ questionId }) => ({ path: `answers.${questionId.slice(0, 60)}`, problem: 'NOT_FOUND' })),
    ...questions.flatMap((question) => {
      const problem = problemOf(question, given.get(question.code) ?? '');
      return problem ? [{ path: `answers.${question.code}`, problem }] : [];
    }),
  ];
}

function problemOf({ kind, required, choices = [], maxLength }: ServiceQuestion, answer: string): string | undefined {
  if (answer === '') return required ? 'REQUIRED' : undefined;
  if (kind === 'YES_NO' && !['yes', 'no'].includes(answer)) return 'NOT_A_CHOICE';
  if (kind === 'CHOICE' && !choices.some(({ it, en }) => answer === it || answer === en)) return 'NOT_A_CHOICE';
  const limit = maxLength ?? DEFAULT_ANSWER_LENGTH[kind];
  return answer.length > limit ? `TOO_LONG:${limit}` : undefined;
}
