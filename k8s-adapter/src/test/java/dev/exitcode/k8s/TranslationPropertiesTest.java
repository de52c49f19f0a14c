package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.CaseFile;
import dev.exitcode.evidence.CaseFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever becomes of an input, translating it gives cases. */
class TranslationPropertiesTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String WHOLE =
      """
      {kind:'List', items:[
       {kind:'Pod', metadata:{name:'api-7c9-x2', namespace:'shop', uid:'u', creationTimestamp:'2026-03-01T10:00:00Z',
         deletionTimestamp:'2026-03-01T10:00:00Z', deletionGracePeriodSeconds:30, labels:{a:'b'},
         annotations:{'checksum/x':'1'}, ownerReferences:[{kind:'ReplicaSet', name:'api-7c9', controller:true}]},
        spec:{nodeName:'n1', volumes:[{name:'v', secret:{secretName:'s'}}], securityContext:{runAsUser:1},
         initContainers:[{name:'i', restartPolicy:'Always'}],
         containers:[{name:'app', command:['a'], env:[{name:'GOGC', value:'1'}], ports:[{containerPort:1}],
          resources:{limits:{memory:'1Gi'}}, volumeMounts:[{name:'v', mountPath:'/v'}],
          livenessProbe:{httpGet:{path:'/', port:80}, periodSeconds:3}, lifecycle:{preStop:{sleep:{seconds:1}}}}]},
        status:{phase:'Running', conditions:[{type:'Ready', status:'False'}],
         containerStatuses:[{name:'app', restartCount:3, state:{waiting:{reason:'CrashLoopBackOff'}},
          lastState:{terminated:{exitCode:1, startedAt:'0001-01-01T00:00:00Z'}}}]}},
       {kind:'PodMetrics', metadata:{name:'api-7c9-x2', namespace:'shop'}, containers:[{name:'app', usage:{memory:'1Mi'}}]},
       {kind:'Event', reason:'Killing', message:'Stopping container app', count:2, series:{count:3},
        involvedObject:{kind:'Pod', name:'api-7c9-x2', fieldPath:'spec.containers{app}'}},
       {kind:'Node', metadata:{name:'n1'}, spec:{taints:[{key:'k'}]}, status:{nodeInfo:{architecture:'arm64'}}},
       {kind:'ReplicaSet', metadata:{name:'api-7c9', namespace:'shop'}, status:{replicas:1}}]}
      """;

  @Property(tries = 1_000)
  void anyChange_stillGivesCases(@ForAll long seed) {
    JsonNode tree = Parsed.tree(WHOLE);
    Random random = new Random(seed);
    int changes = 1 + random.nextInt(12);
    for (int change = 0; change < changes; change++) {
      mutate(tree, random);
    }
    for (CaseFile file : new Translation().cases(tree)) {
      assertThat(CaseFiles.read(Parsed.tree(CaseFiles.write(file)))).isEqualTo(file);
    }
  }

  private static void mutate(JsonNode tree, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    switch (containers.get(random.nextInt(containers.size()))) {
      case ObjectNode object when !object.isEmpty() -> mutate(object, random);
      case ArrayNode array when !array.isEmpty() ->
          array.set(random.nextInt(array.size()), value(tree, random));
      case ArrayNode array -> array.add(value(tree, random));
      case JsonNode other -> ((ObjectNode) other).set("items", value(tree, random));
    }
  }

  private static void mutate(ObjectNode object, Random random) {
    List<String> names = List.copyOf(object.propertyNames());
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else {
      object.set(name, value(object, random));
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private static JsonNode value(JsonNode some, Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextLong());
      case 2 -> NODES.numberNode(random.nextGaussian() * 1e300);
      case 3 -> NODES.stringNode("");
      case 4 -> NODES.stringNode("-\u0000{\uD800}container -");
      case 5 -> NODES.booleanNode(random.nextBoolean());
      case 6 -> NODES.arrayNode().addNull().add(1).add("x").addObject();
      case 7 -> NODES.objectNode();
      case 8 -> NODES.stringNode("+999999999-12-31T23:59:59Z");
      case 9 -> NODES.stringNode("Pod");
      case 10 -> NODES.numberNode(new java.math.BigInteger("9".repeat(40)));
      default -> some.deepCopy();
    };
  }
}
