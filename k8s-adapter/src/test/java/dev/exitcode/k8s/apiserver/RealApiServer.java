package dev.exitcode.k8s.apiserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** For a class of tests that is handed the {@link ApiServer}, one for all classes of a run. */
@Tag("real-apiserver")
@ExtendWith(RealApiServer.Shared.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RealApiServer {

  /** Starts the server for the first test that asks for it and stops it after the last of all. */
  final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ApiServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(ApiServer.class))
          .computeIfAbsent(ApiServer.class, key -> start(), ApiServer.class);
    }

    private static ApiServer start() {
      try {
        ApiServer server = ApiServer.start();
        World.node(server.admin(), server.kubelet());
        return server;
      } catch (Exception e) {
        throw new IllegalStateException("no API server", e);
      }
    }
  }
}
