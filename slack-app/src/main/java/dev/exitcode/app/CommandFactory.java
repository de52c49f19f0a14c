package dev.exitcode.app;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands; those that need them are given their surroundings. */
final class CommandFactory implements IFactory {
  private final Surroundings here;

  CommandFactory(Surroundings here) {
    this.here = here;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == ExplainCommand.class) {
      return type.cast(new ExplainCommand(here));
    }
    if (type == ServeCommand.class) {
      return type.cast(new ServeCommand(here));
    }
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(here));
    }
    if (type == DemoCommand.class) {
      return type.cast(new DemoCommand(here));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
