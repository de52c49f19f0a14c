package dev.exitcode.work;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Loads Exitcode's classes anew, each with calls of {@link Steps} in it. */
final class CountingLoader extends ClassLoader {
  private static final String OURS = "dev.exitcode.";

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.startsWith(Steps.class.getName())) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] counting = counting(in.readAllBytes());
      return defineClass(name, counting, 0, counting.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static byte[] counting(byte[] bytes) {
    ClassFile files = ClassFile.of();
    return files.transformClass(
        files.parse(bytes), ClassTransform.transformingMethodBodies(new Counting()));
  }

  private static final class Counting implements CodeTransform {
    private static final ClassDesc STEPS = desc(Steps.class);
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc MATCHER =
        MethodTypeDesc.of(desc(Matcher.class), desc(Pattern.class), desc(CharSequence.class));

    private static ClassDesc desc(Class<?> type) {
      return type.describeConstable().orElseThrow();
    }

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(STEPS, "take", NOTHING);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      switch (element) {
        case BranchInstruction branch -> code.invokestatic(STEPS, "take", NOTHING).with(branch);
        case InvokeInstruction call when isSearch(call) ->
            code.invokestatic(STEPS, "matcher", MATCHER);
        default -> code.with(element);
      }
    }

    private static boolean isSearch(InvokeInstruction call) {
      return call.owner().asInternalName().equals("java/util/regex/Pattern")
          && call.name().equalsString("matcher");
    }
  }
}
