package dev.exitcode;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The main sources of all modules, measured on javac's own trees.
 *
 * @param hidden whether a type is reachable from its own package only
 */
record Sources(
    List<Measure> files, List<Measure> methods, List<Measure> parameters, List<Boolean> hidden) {
  /** What was measured, where it stands, and how much of it there is. */
  record Measure(String where, int size) {}

  private Sources() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Reads {@code src/main/java} of every module below {@code root}. */
  static Sources under(Path root) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Sources found = new Sources();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      var units = manager.getJavaFileObjectsFromPaths(javaFiles(root));
      JavacTask task = (JavacTask) javac.getTask(null, manager, null, null, null, units);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        String name = root.relativize(Path.of(unit.getSourceFile().toUri())).toString();
        int lines =
            (int) unit.getSourceFile().getCharContent(true).chars().filter(c -> c == '\n').count();
        found.files.add(new Measure(name, lines));
        new Scanner(found, unit, positions, name).scan(unit, null);
      }
    }
    return found;
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    List<Path> all = new ArrayList<>();
    for (String module : List.of("core", "k8s-adapter", "slack-app")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
        files.filter(f -> f.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final Sources found;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String name;
    private final Deque<ClassTree> types = new ArrayDeque<>();

    Scanner(Sources found, CompilationUnitTree unit, SourcePositions positions, String name) {
      this.found = found;
      this.unit = unit;
      this.positions = positions;
      this.name = name;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      types.push(type);
      if (!type.getSimpleName().isEmpty()) {
        found.hidden.add(!types.stream().allMatch(this::isPublic));
      }
      super.visitClass(type, nothing);
      types.pop();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      String where =
          name + ":" + line(positions.getStartPosition(unit, method)) + " " + method.getName();
      if (method.getBody() != null) {
        found.methods.add(new Measure(where, lines(method)));
      }
      if (!isRecord(types.element()) || method.getReturnType() != null) {
        found.parameters.add(new Measure(where, method.getParameters().size()));
      }
      return super.visitMethod(method, nothing);
    }

    /** A type nested in an interface is public without saying so. */
    private boolean isPublic(ClassTree type) {
      boolean inInterface =
          types.stream()
              .anyMatch(t -> t.getKind() == Tree.Kind.INTERFACE && t.getMembers().contains(type));
      return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean isRecord(ClassTree type) {
      return type.getKind() == Tree.Kind.RECORD;
    }

    private int lines(Tree tree) {
      long first = line(positions.getStartPosition(unit, tree));
      return (int) (line(positions.getEndPosition(unit, tree)) - first) + 1;
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
