import { Command, Option } from 'commander'
import { packaged } from '../../daemon/package-root.js'
import { whenAsked } from '../when-asked.js'

export const exportVerb = new Command('export')
  .summary('write the in-house model as a file that other engines read')
  .description(
    'Writes a model folder as GGUF, for llama.cpp, or as safetensors with its config and tokenizer, for transformers and vLLM. Both are for the llama-shaped twin; CRATE goes as safetensors, and no other engine runs it.',
  )
  .option('--model <directory>', 'the model, as `train` writes it', packaged('models', 'built'))
  .addOption(new Option('--format <format>', 'of the file').choices(['gguf', 'safetensors']).makeOptionMandatory())
  .requiredOption('--out <file>', 'where the weights go; config and tokenizer go beside them')
  .option('--force', 'replace files that are there')
  .option('--json', 'one JSON object: {files, bytes, weightsHash, runsIn}')
  .addHelpText(
    'after',
    `
Examples:
  constellation train --architecture llama --out twin
  constellation export --model twin --format gguf --out twin.gguf
  constellation export --model twin --format safetensors --out served/model.safetensors`,
  )
  .action(whenAsked(async () => (await import('../acts/export.js')).exportFiles))
