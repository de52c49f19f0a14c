package dev.exitcode.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.exitcode.redact.Redactor;

/** The log before settings are read; found by Logback as a service, so that it reads no files. */
public final class LogDefaults extends ContextAwareBase implements Configurator {
  /** Called by Logback. */
  public LogDefaults() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    Logs.configure(context, Settings.Log.USUAL, Redactor.standard());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
