#!/usr/bin/env python3
"""Counts every language model class of transformers with moesim and on the meta device.

Run from the project's root, after `swift build`:

    python3 Tests/ModelConfigsTests/Corpus/sweep.py [MOESIM] [--keys | --weights | --hints] [TYPE ...]
    python3 Tests/ModelConfigsTests/Corpus/sweep.py [MOESIM] --random=2000 [--seed=1] [ROWS.jsonl ...]

For each type the default configuration is written to a file, counted by `moesim cost FILE --json`,
and compared with the parameters of its class built without weights, towers left out. With --keys each
key is changed alone besides; with --weights the tensors of the class are listed and counted in place
of the configuration. With --random the default configurations, the rows of `late_configs.txt` and
those of files with one `{"config": …}` a line have one to three keys changed so many times. With
--hints names in each of these are misspelled, and a refused file is changed as its hints say until
none of them names anything to write. A file is exact, refused or WRONG; the exit status is 1 where
one is wrong. Without torch and transformers the sweep is skipped, and says so.
"""

import copy
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import warnings

try:
    os.environ["HF_HUB_OFFLINE"] = "1"
    warnings.filterwarnings("ignore")
    import torch
    import transformers
    from transformers import AutoModelForCausalLM, AutoModelForImageTextToText
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING
    from transformers.models.auto.modeling_auto import (
        MODEL_FOR_CAUSAL_LM_MAPPING_NAMES, MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES)
except ImportError as missing:
    print(f"skipped: {missing}; the sweep needs torch and transformers")
    sys.exit(0)

transformers.logging.set_verbosity_error()


def too_long(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, too_long)

# Keys whose change says nothing of a count.
QUIET = {
    "_name_or_path", "architectures", "audio_config", "dtype", "id2label", "is_encoder_decoder",
    "label2id", "model_type", "rope_parameters", "rope_scaling", "transformers_version",
    "vision_config",
}
# LongCat-Flash, whose class keeps unused matrices for its experts that are none.
OTHERWISE = {"longcat_flash"}
# Modules of towers and of what joins them to the language model.
TOWERS = re.compile(r"vision|visual|audio|image|img|projector|merger|connector|aligner|speech|tower|vqmodel|generation_")


# The types that write text, with and without towers.
KINDS = [kind for kind in {**MODEL_FOR_CAUSAL_LM_MAPPING_NAMES, **MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES}
         if kind in CONFIG_MAPPING and kind not in OTHERWISE]


def on_meta(config):
    """The parameters of the language model of a configuration's class by name."""
    kind = config.model_type
    has_towers = kind in MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES and hasattr(config, "text_config")
    auto = (AutoModelForImageTextToText if has_towers or kind not in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES
            else AutoModelForCausalLM)
    signal.alarm(60)
    try:
        with torch.device("meta"):
            model = auto.from_config(config)
    finally:
        signal.alarm(0)
    return {name: p for name, p in model.named_parameters() if not TOWERS.search(name)}


def parameters(values):
    """What the class of these values holds, or None where it cannot be built."""
    try:
        config = CONFIG_MAPPING[values["model_type"]].from_dict(copy.deepcopy(values))
        return sum(p.numel() for p in on_meta(config).values())
    except Exception:
        return None


def by_moesim(program, path, table):
    done = subprocess.run([program, "cost", path, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        return None
    rows = json.loads(done.stdout)[table]
    return next(row["total_parameters"] for row in rows if row["component"] == "sum")


def by_config(program, folder, values):
    path = os.path.join(folder, "config.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(values, file)
    return by_moesim(program, path, "components")


def by_weights(program, folder, model):
    path = os.path.join(folder, "tensors.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({name: list(p.shape) for name, p in model.items()}, file)
    return by_moesim(program, path, "weights")


def changes(values):
    for key, value in values.items():
        if key in QUIET:
            continue
        others = []
        if isinstance(value, bool):
            others = [not value]
        elif isinstance(value, int):
            others = [2 * value, 0] if value else [1, 2]
        elif value is None:
            others = [1, 64]
        for other in others:
            yield f"{key}={other}", {**values, key: other}
        yield f"{key} gone", {k: v for k, v in values.items() if k != key}


def defaults():
    """The default configuration of each type."""
    for kind in KINDS:
        try:
            yield json.loads(json.dumps(CONFIG_MAPPING[kind]().to_dict()))
        except Exception:
            continue


def rows(files):
    """Configurations with files' rows: the corpus beside this script, and the files that are given."""
    corpus = os.path.join(os.path.dirname(os.path.abspath(__file__)), "late_configs.txt")
    with open(corpus, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                text = re.sub(r"(\w+):", r'"\1":', line.split("\t")[2].replace("'", '"'))
                yield json.loads(text)
    for name in files:
        with open(name, encoding="utf-8") as file:
            yield from (json.loads(line)["config"] for line in file)


def bases(program, folder, files):
    """The configurations that are counted rightly as they stand, each with its object of sizes."""
    for values in list(defaults()) + list(rows(files)):
        if values.get("model_type") not in CONFIG_MAPPING or values["model_type"] in OTHERWISE:
            continue
        found = by_config(program, folder, values)
        if found is not None and found == parameters(values):
            yield values


def sizes(values):
    return values["text_config"] if isinstance(values.get("text_config"), dict) else values


def changed(values, draw, others):
    """The same with one to three keys changed at random, some of them those of other types."""
    values = copy.deepcopy(values)
    inner = sizes(values)
    keys = [key for key in inner if key not in QUIET]
    for key in draw.sample(keys, min(len(keys), draw.choice([1, 2, 3]))):
        value = inner[key]
        if draw.random() < 0.15:
            del inner[key]
        elif draw.random() < 0.15:
            inner.setdefault(*draw.choice(others))
        elif isinstance(value, bool):
            inner[key] = not value
        elif isinstance(value, int):
            inner[key] = draw.choice([2 * value, value + 1, max(0, value // 2), 1, 0, None, 4, 16])
        elif value is None:
            inner[key] = draw.choice([1, 64, True, False])
        elif isinstance(value, list) and value:
            inner[key] = draw.choice([value[:-1], value + value[-1:], [], None, value[::-1]])
        elif isinstance(value, str):
            inner[key] = draw.choice([None, "full_attention", value])
        elif isinstance(value, float):
            inner[key] = draw.choice([0.0, 1.0, 2 * value])
    return values


def at_random(program, folder, number, seed, files):
    draw = random.Random(seed)
    counts = {"exact": 0, "refused": 0, "WRONG": 0, "counted, not built": 0}
    all_bases = list(bases(program, folder, files))
    others = sorted({(key, value) for values in all_bases for key, value in sizes(values).items()
                     if key not in QUIET and isinstance(value, (bool, int))}, key=str)
    print(f"{len(all_bases)} configurations of {len({v['model_type'] for v in all_bases})} types", flush=True)
    for _ in range(number):
        base = draw.choice(all_bases)
        values = changed(base, draw, others)
        found = by_config(program, folder, values)
        wanted = None if found is None else parameters(values)
        result = ("refused" if found is None else "counted, not built" if wanted is None
                  else "exact" if found == wanted else "WRONG")
        counts[result] += 1
        if result == "WRONG":
            old, new = sizes(base), sizes(values)
            differ = {key: (old.get(key, "none"), new.get(key, "gone")) for key in {**old, **new}
                      if key not in old or key not in new or old[key] != new[key]}
            print(f"WRONG {values['model_type']} {wanted:,} found {found:,} {differ}", flush=True)
    return counts


def misspelled(values):
    """The same with one key or the type written wrong, as a hand does."""
    inner = sizes(values)
    for key in inner:
        if len(key) > 6 and key not in QUIET | {"text_config"} and inner[key] not in (None, False, 0):
            middle = len(key) // 2
            for wrong in (key[:-1], key[:middle] + key[middle + 1] + key[middle] + key[middle + 2:], key + "s"):
                other = copy.deepcopy(values)
                place = sizes(other)
                items = [(wrong if k == key else k, v) for k, v in place.items()]
                place.clear()
                place.update(items)
                yield other
    kind = values["model_type"]
    for wrong in {kind[:-1], kind + "s", kind.split("_")[0]} - set(CONFIG_MAPPING):
        yield {**copy.deepcopy(values), "model_type": wrong}


def follow(program, folder, values):
    """Does what the hints say until the file is counted or no hint names what to write."""
    for _ in range(12):
        path = os.path.join(folder, "config.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(values, file)
        done = subprocess.run([program, "cost", path, "--json"], capture_output=True, text=True)
        if done.returncode == 0:
            table = json.loads(done.stdout)["components"]
            return next(row["total_parameters"] for row in table if row["component"] == "sum")
        text, before = done.stderr, json.dumps(values)
        inner = sizes(values)
        for line in text.splitlines():
            problem, _, hint = line.partition("; ")
            wrong = [word.split(".")[-1] for word in re.findall(r"'([^']+)'", problem)]
            named = re.match(r"did you mean '([^']+)'", hint)
            if named and "model_type" in problem:
                for place in (values, inner):
                    if wrong and place.get("model_type") == wrong[-1]:
                        place["model_type"] = named[1]
            elif named:
                for key in wrong:
                    if key in inner and named[1] not in inner:
                        inner[named[1]] = inner.pop(key)
            elif re.search(r"true or false", hint):
                inner.update({key: bool(inner[key]) for key in wrong[:1] if key in inner})
            elif least := re.match(r"give a whole number from (\d+) up", hint):
                inner.update({key: int(least[1]) for key in wrong[:1] if key in inner})
            elif hint.startswith("they mean the same"):
                inner.pop(wrong[0], None)
            elif word := re.match(r"one of ([\w-]+)", hint):
                inner.update({key: [word[1]] * len(inner[key]) for key in wrong[:1]
                              if isinstance(inner.get(key), list)})
            elif re.search(r"\b(remove|delete|leave out|take out|drop)\b", hint):
                for key in re.findall(r"'([^']+)'", hint) or wrong[:1]:
                    inner.pop(key.split(".")[-1], None)
        if json.dumps(values) == before:
            return None
    return None


def by_hints(program, folder, words):
    counts = {"exact": 0, "refused": 0, "WRONG": 0}
    for base in defaults():
        if words and base["model_type"] not in words:
            continue
        wanted = parameters(base)
        if wanted is None:
            continue
        cases = list(misspelled(base))
        if by_config(program, folder, base) is not None:
            # A third of them is plenty where a type is counted at all.
            cases = cases[::3]
        for case in [base] + cases:
            found = follow(program, folder, copy.deepcopy(case))
            result = "refused" if found is None else "exact" if found == wanted else "WRONG"
            counts[result] += 1
            if result == "WRONG":
                new = [key for key in sizes(case) if key not in sizes(base)] or [case["model_type"]]
                print(f"WRONG {base['model_type']} {new} {wanted} found {found:,}", flush=True)
    return counts


def value_of(name, arguments, standard):
    for word in arguments:
        if word.startswith(f"--{name}="):
            return int(word.split("=")[1])
    return standard


def main(arguments):
    with_keys, with_weights = "--keys" in arguments, "--weights" in arguments
    words = [word for word in arguments if not word.startswith("--")]
    program = words.pop(0) if words and os.access(words[0], os.X_OK) else ".build/debug/moesim"
    number = value_of("random", arguments, 0)
    if number or "--hints" in arguments:
        with tempfile.TemporaryDirectory() as folder:
            counts = (at_random(program, folder, number, value_of("seed", arguments, 1), words) if number
                      else by_hints(program, folder, words))
        print(", ".join(f"{number} {name}" for name, number in counts.items()))
        return 1 if counts["WRONG"] else 0
    counts = {"exact": 0, "refused": 0, "WRONG": 0, "not built": 0}
    with tempfile.TemporaryDirectory() as folder:
        for kind in words or KINDS:
            try:
                values = json.loads(json.dumps(CONFIG_MAPPING[kind]().to_dict()))
            except Exception:
                counts["not built"] += 1
                continue
            cases = [("default", values)] + (list(changes(values)) if with_keys else [])
            for name, case in cases:
                try:
                    model = on_meta(CONFIG_MAPPING[kind].from_dict(copy.deepcopy(case)))
                except Exception:
                    counts["not built"] += 1
                    continue
                wanted = sum(p.numel() for p in model.values())
                found = (by_weights(program, folder, model) if with_weights
                         else by_config(program, folder, case))
                result = "refused" if found is None else "exact" if found == wanted else "WRONG"
                counts[result] += 1
                if result == "WRONG" or not with_keys:
                    print(f"{result:8} {kind} {name} {wanted:,}" + (f" found {found:,}" if found else ""))
    print(", ".join(f"{number} {name}" for name, number in counts.items()))
    return 1 if counts["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
