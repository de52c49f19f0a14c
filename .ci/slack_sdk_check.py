"""Checks messages and views (JSON lines) and our limits file against Slack's own Python SDK."""

import json
import sys

import slack_sdk.models.blocks as blocks
import slack_sdk.models.views as views
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.version import __version__


def validate(node):
    """Runs the SDK's validators on an object and on all that it holds."""
    if isinstance(node, JsonObject):
        node.validate_json()
        for value in vars(node).values():
            validate(value)
    elif isinstance(node, (list, tuple)):
        for value in node:
            validate(value)


def known(node, tree):
    """The SDK drops what it does not know; dropping anything is a refusal here."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in node:
                raise ValueError(f"the SDK does not know the field {key!r} of {tree.get('type')!r}")
            known(node[key], value)
    elif isinstance(tree, list):
        if len(node) != len(tree):
            raise ValueError("the SDK dropped an item")
        for ours, theirs in zip(node, tree):
            known(ours, theirs)


def check(kind, payload):
    if kind == "view":
        view = views.View(**{k: v for k, v in payload.items() if v not in ("", False)})
        if any(block is None for block in view.blocks):
            raise ValueError("the SDK does not know a block")
        validate(view)
        parsed = [block.to_dict() for block in view.blocks]
    else:
        if not payload.get("text"):
            raise ValueError("no text beside the blocks")
        parts = blocks.Block.parse_all(payload.get("blocks", []))
        validate(parts)
        parsed = [block.to_dict() for block in parts]
    known(parsed, payload.get("blocks", []))


def refuses(kind, payload):
    try:
        check(kind, payload)
    except Exception:
        return True
    return False


def prove_it_can_fail():
    text = {"type": "plain_text", "text": "x" * 151}
    title = {"type": "plain_text", "text": "x" * 25}
    button = {"type": "button", "text": {"type": "plain_text", "text": "x" * 76}}
    broken = [
        ("message", {"text": "t", "blocks": [{"type": "header", "text": text}]}),
        ("message", {"text": "t", "blocks": [{"type": "section"}]}),
        ("message", {"text": "t", "blocks": [{"type": "actions", "elements": [button]}]}),
        ("message", {"text": "t", "blocks": [{"type": "divider", "colour": "red"}]}),
        ("message", {"blocks": [{"type": "divider"}]}),
        ("view", {"type": "modal", "title": title, "blocks": [{"type": "divider"}]}),
    ]
    taken = [payload for kind, payload in broken if not refuses(kind, payload)]
    if taken:
        sys.exit(f"slack_sdk: the check takes what is broken: {taken}")


def compare_limits(path):
    with open(path, encoding="utf-8") as file:
        rules = [rule for rule in json.load(file)["rules"] if "sdk" in rule]
    wrong = []
    for rule in rules:
        module, owner, name = rule["sdk"].split(".")
        theirs = getattr(getattr({"blocks": blocks, "views": views}[module], owner), name)
        if rule["max"] != theirs:
            wrong.append(f"{rule['at']}: ours is {rule['max']}, {rule['sdk']} is {theirs}")
    if wrong:
        sys.exit("slack_sdk: " + "; ".join(wrong))
    return len(rules)


def main(payloads, limits):
    prove_it_can_fail()
    compared = compare_limits(limits)
    counts = {"message": 0, "view": 0}
    with open(payloads, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            try:
                check(row["kind"], row["payload"])
            except Exception as problem:
                sys.exit(f"slack_sdk refuses the {row['kind']} for {row['question']!r}: {problem}")
            counts[row["kind"]] += 1
    if min(counts.values()) < 1000:
        sys.exit(f"slack_sdk: too few to be a proof: {counts}")
    print(
        f"slack_sdk {__version__}: takes {counts['message']} messages and {counts['view']} views,"
        f" refuses 6 broken ones; {compared} limits agree"
    )


main(*sys.argv[1:])
