package dev.exitcode.app;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands; those that print for a reader are given the terminal. */
final class CommandFactory implements IFactory {
  private final Terminal terminal;

  CommandFactory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == ExplainCommand.class) {
      return type.cast(new ExplainCommand(terminal));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
