#!/usr/bin/env bash
# What the bot sends also passes the validators of Slack's own Python SDK, and our limits are its limits.
# BotPayloadsTest wrote the payloads down during the tests: every entry and over 1,000 random questions.
set -euo pipefail
cd "$(dirname "$0")/../.."
python3 .ci/slack_sdk_check.py slack-app/target/bot-payloads.jsonl \
  slack-app/src/main/resources/dev/exitcode/demo/slack-limits.json
