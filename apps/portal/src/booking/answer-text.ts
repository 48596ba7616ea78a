/** An answer in words: a question of yes or no is answered by a code, and who typed just that word meant the same. */
export function answerText(answer: string, { yes, no }: { readonly yes: string; readonly no: string }): string {
  return answer === 'yes' ? yes : answer === 'no' ? no : answer;
}
