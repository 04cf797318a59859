/** Computed when it is first asked for, then kept. */
export const lazy = <Value>(compute: () => Value): (() => Value) => {
  let done: { readonly value: Value } | undefined;
  return () => {
    done ??= { value: compute() };
    return done.value;
  };
};
