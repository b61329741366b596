"""Small files in the formats of the two published systems, for the tests beside this script.

    python3 Tests/Published/make.py

google-deepmind/long-form-factuality (commit 9d27158): the result JSON that eval/run_eval.py writes,
with both sides rated, K = 64 and the rater's own texts. jadeleiyu/lm_hallucination_mechanisms (commit
012595a): arrays of cases x layers x 6 positions as numpy.save writes them, and the same as PyTorch's
.pt. All numbers are made up; the sites of the arrays are planted. Needs no package.
"""

import json
import math
import os
import random
import struct
import zipfile

here = os.path.dirname(os.path.abspath(__file__))


def f1(supported, not_supported, k):
  if supported == 0:
    return 0
  precision = supported / (supported + not_supported)
  recall = min(1, supported / k)
  return 2 * precision * recall / (precision + recall)


def rated(draw, prompt, response, supported, others, irrelevant):
  labels = (['Supported'] * supported + ['Not Supported'] * others + ['Irrelevant'] * irrelevant)
  draw.shuffle(labels)
  statements = [
      {'sentence': 'A sentence with "quotes", [brackets] and {braces}.', 'atomic_fact': f'fact {i}',
       'self_contained_atomic_fact': f'fact {i}', 'relevance_data': {'answer': True},
       'rate_data': {'response': 'x', 'answer': label}, 'annotation': label}
      for i, label in enumerate(labels[:2])
  ]
  data = {
      'prompt': prompt, 'response': response,
      'all_atomic_facts': [{'sentence': 's', 'atomic_facts': ['f']}],
      'checked_statements': statements, 'revised_fact_jsonified_all': [{}],
      'past_steps_jsonified_all': [{'search_results': [{'query': 'q\\u0022', 'result': 'r'}]}],
      'Supported': supported, 'Irrelevant': irrelevant, 'Not Supported': others,
  }
  data['f1_64'] = f1(supported, others, 64)
  return data


def safe():
  draw = random.Random(7)
  topics = ['physics', 'music', 'history', 'law']
  items = []
  for index in range(24):
    prompt = f'Tell me about thing {index} of {topics[index % 4]}.'
    hardness = draw.gauss(0, 8)
    one = [max(0, round(draw.gauss(60, 10) + hardness)), draw.randrange(3, 14), draw.randrange(0, 9)]
    two = [max(0, round(draw.gauss(48, 10) + hardness)), draw.randrange(1, 6), draw.randrange(0, 3)]
    if index == 5:
      two = [0, 0, 2]
    item = {'prompt': prompt, 'side1_response': 'word ' * sum(one),
            'side2_response': 'word ' * sum(two)}
    item['side1_posthoc_eval_data'] = rated(draw, prompt, item['side1_response'], *one)
    # A response whose rating failed carries none.
    if index != 23:
      item['side2_posthoc_eval_data'] = rated(draw, prompt, item['side2_response'], *two)
    items.append(item)
  result = {'side_1': 'long_winded', 'side_2': 'terse', 'per_prompt_data': items,
            'autoeval_configs': {'model': 'openai:gpt-3.5-turbo-0125'}}
  for side in ('side1', 'side2'):
    scores = [i[f'{side}_posthoc_eval_data']['f1_64'] for i in items
              if f'{side}_posthoc_eval_data' in i]
    result[f'{side}_avg_f1_64'] = sum(scores) / len(scores)
  with open(os.path.join(here, 'safe.json'), 'w') as file:
    json.dump(result, file, indent=0, ensure_ascii=False)
    file.write('\n')
  with open(os.path.join(here, 'topics.csv'), 'w') as file:
    file.write('prompt,topic\n')
    file.writelines(f"{i['prompt']},{topics[n % 4]}\n" for n, i in enumerate(items))


def npy(name, shape, values):
  header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape!r}, }}"
  header += ' ' * (-(len(header) + 11) % 64) + '\n'
  with open(os.path.join(here, name), 'wb') as file:
    file.write(b'\x93NUMPY\x01\x00' + struct.pack('<H', len(header)) + header.encode())
    file.write(struct.pack(f'<{len(values)}f', *values))


def arrays():
  draw = random.Random(3)
  cases, layers = 40, 16
  arrays = {'mlp': [], 'attn': []}
  # 12 early, 20 late, 8 of noise alone.
  sites = ['early'] * 12 + ['late'] * 20 + ['noise'] * 8
  for site in sites:
    for name in arrays:
      for layer in range(layers):
        for position in range(6):
          effect = draw.gauss(0, 0.1)
          if site == 'early' and layer < layers // 2 and position == 0:
            effect += 0.4
          if site == 'late' and layer >= layers // 2 and position == 5:
            effect += 0.4
          arrays[name].append(effect)
  for name, values in arrays.items():
    npy(f'IE_{name}_loc.npy', (cases, layers, 6), values)
  with open(os.path.join(here, 'cases.csv'), 'w') as file:
    file.write('case,model,checkpoint,association,entropy,robustness,relation\n')
    for index, site in enumerate(sites):
      early = site == 'early'
      file.write(
          f'{index},gpt2-xl,{10 ** (2 + index % 4)},{draw.gauss(1 if early else 3, 1):.3f},'
          f'{draw.gauss(4 if early else 2, 1):.3f},{draw.gauss(0.3 if early else 0.7, 0.1):.3f},P20\n')
  with zipfile.ZipFile(os.path.join(here, 'IE_mlp_loc.pt'), 'w') as file:
    for part in ('data.pkl', 'version', 'data/0'):
      file.writestr(zipfile.ZipInfo(f'IE_mlp_loc/{part}'), b'\x80\x02.')


def facts():
  """Facts that two raters judged: the first errs on 10 % of true and 20 % of false facts, the second
  on 5 % of both; a third of the disagreements and a tenth of the rest are adjudicated."""
  draw = random.Random(11)
  with open(os.path.join(here, 'double-rated.csv'), 'w') as file:
    file.write('prompt,model,first,second,truth\n')
    for prompt in range(60):
      for model, share in (('new', 0.9), ('old', 0.8)):
        for _ in range(20):
          true = draw.random() < share
          one = draw.random() >= 0.10 if true else draw.random() < 0.20
          two = draw.random() >= 0.05 if true else draw.random() < 0.05
          known = draw.random() < (1 / 3 if one != two else 0.1)
          words = ['Not Supported', 'Supported']
          file.write(f"p{prompt},{model},{words[one]},{words[two]},{words[true] if known else ''}\n")


safe()
arrays()
facts()
