#!/usr/bin/env python3
"""Counts every language model class of transformers with moesim and on the meta device.

Run from the project's root, after `swift build`:

    python3 Tests/ModelConfigsTests/Corpus/sweep.py [MOESIM] [--keys | --weights] [TYPE ...]

For each type the default configuration is written to a file, counted by `moesim cost FILE --json`,
and compared with the parameters of its class built without weights. With --keys each key is changed
alone besides; with --weights the tensors of the class are listed and counted in place of the
configuration. A file is exact, refused or WRONG; the exit status is 1 where one is wrong. Without
torch and transformers the sweep is skipped, and says so.
"""

import copy
import json
import os
import subprocess
import sys
import tempfile
import warnings

try:
    os.environ["HF_HUB_OFFLINE"] = "1"
    warnings.filterwarnings("ignore")
    import torch
    import transformers
    from transformers import AutoModelForCausalLM
    from transformers.models.auto.configuration_auto import CONFIG_MAPPING
    from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES
except ImportError as missing:
    print(f"skipped: {missing}; the sweep needs torch and transformers")
    sys.exit(0)

transformers.logging.set_verbosity_error()

# Keys whose change says nothing of a count.
QUIET = {
    "_name_or_path", "architectures", "audio_config", "dtype", "id2label", "is_encoder_decoder",
    "label2id", "model_type", "rope_parameters", "rope_scaling", "transformers_version",
    "vision_config",
}
# Types whose class holds towers, which are left out here, and LongCat-Flash, whose class keeps unused
# matrices for its experts that are none.
OTHERWISE = {
    "gemma3", "got_ocr2", "longcat_flash", "moss_transcribe_diarize", "phi4_multimodal",
}


def on_meta(config):
    with torch.device("meta"):
        return AutoModelForCausalLM.from_config(config)


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
        json.dump({name: list(p.shape) for name, p in model.named_parameters()}, file)
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


def main(arguments):
    with_keys, with_weights = "--keys" in arguments, "--weights" in arguments
    words = [word for word in arguments if not word.startswith("--")]
    program = words.pop(0) if words and os.path.isfile(words[0]) else ".build/debug/moesim"
    counts = {"exact": 0, "refused": 0, "WRONG": 0, "not built": 0}
    with tempfile.TemporaryDirectory() as folder:
        for kind in words or MODEL_FOR_CAUSAL_LM_MAPPING_NAMES:
            if kind not in CONFIG_MAPPING or kind in OTHERWISE:
                continue
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
                wanted = sum(p.numel() for p in model.parameters())
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
