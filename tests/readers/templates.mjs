// node templates.mjs FILE...: rows of preference files, rendered by @huggingface/jinja with chat templates as models have
// them. An answer must come out whole, behind the prompt as the model would have seen it.
import { readFileSync } from 'node:fs'
import { Template } from '@huggingface/jinja'

// The published formats of four families, written out: who trims, who has a place for a system message, who refuses turns
// that do not alternate.
const templates = {
  'llama 3': {
    system: true,
    text: `{{ bos_token }}{% for message in messages %}{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}`,
  },
  chatml: {
    system: true,
    text: `{% if messages[0]['role'] != 'system' %}{{ '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}{% endif %}{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}`,
  },
  'phi 3': {
    system: true,
    text: `{% for message in messages %}{% if message['role'] == 'system' %}{{ '<|system|>\\n' + message['content'] + '<|end|>\\n' }}{% elif message['role'] == 'user' %}{{ '<|user|>\\n' + message['content'] + '<|end|>\\n' }}{% elif message['role'] == 'assistant' %}{{ '<|assistant|>\\n' + message['content'] + '<|end|>\\n' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% endif %}`,
  },
  'gemma, without a system message': {
    system: false,
    text: `{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}{% if message['role'] == 'assistant' %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}`,
  },
}

let rendered = 0, refused = 0
for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const row = JSON.parse(line)
    for (const [name, { text, system }] of Object.entries(templates)) {
      const template = new Template(text)
      const render = (messages, add_generation_prompt) => template.render({ messages, add_generation_prompt, bos_token: '<s>' })
      if (!system && row.prompt[0].role === 'system') {
        try {
          render(row.prompt, true)
          fail(`${name} took a system message`)
        } catch {
          refused++
        }
        continue
      }

      const before = render(row.prompt, true)
      for (const side of ['chosen', 'rejected']) {
        const whole = render([...row.prompt, ...row[side]], false)
        const answer = row[side][0].content
        if (!whole.startsWith(before)) fail(`${name}, ${row.id}: the answer does not stand behind the prompt`)
        // What trainers do: look for the content in the rendered text. What is not found is trained on as something else.
        if (!whole.slice(before.length).startsWith(answer)) fail(`${name}, ${row.id}: the answer is not found: ${JSON.stringify(answer)}`)
        if (!row.prompt.every(m => before.includes(m.content))) fail(`${name}, ${row.id}: the prompt is not whole`)
        rendered++
      }
    }
  }
}
console.log(`${rendered} conversations rendered, ${refused} refused for their system message`)

function fail(what) {
  console.error(what)
  process.exit(1)
}
