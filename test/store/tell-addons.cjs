// Says on stderr which addons a program loads.
const { dlopen } = process;
process.dlopen = (module, file, ...rest) => {
  process.stderr.write(`addon ${file}\n`);
  return dlopen.call(process, module, file, ...rest);
};
