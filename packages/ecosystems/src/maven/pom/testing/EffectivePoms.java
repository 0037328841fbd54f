import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;

/**
 * Prints what Maven itself makes of poms: one line for each dependency of the effective model. Arguments, in the order in
 * which they count: a pom that stands in for a repository, as `@group:artifact:version=file`; a pom to resolve, as `file` or
 * `file=profile`.
 */
@SuppressWarnings("deprecation")
public class EffectivePoms {
  private static final Map<String, File> REPOSITORY = new HashMap<>();

  public static void main(String[] args) throws Exception {
    ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (arg.startsWith("@")) REPOSITORY.put(arg.substring(1, equals), new File(arg.substring(equals + 1)));
      else if (equals < 0) print(builder, arg, null);
      else print(builder, arg.substring(0, equals), arg.substring(equals + 1));
    }
  }

  private static void print(ModelBuilder builder, String file, String profile) {
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setPomFile(new File(file));
    request.setProcessPlugins(false);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    request.setModelResolver(new TreeResolver());
    if (profile != null) request.setActiveProfileIds(List.of(profile));
    String name = profile == null ? file : file + "=" + profile;
    try {
      print(name, builder.build(request).getEffectiveModel());
    } catch (ModelBuildingException fault) {
      // A dependency without a version is a fault, and the rest of the model is there.
      Model model = fault.getResult() == null ? null : fault.getResult().getEffectiveModel();
      if (model == null) System.out.println(name + " ! " + fault.getMessage().replace('\n', ' '));
      else print(name, model);
    }
  }

  private static void print(String name, Model model) {
    System.out.println(name + " : " + model.getGroupId() + ":" + model.getArtifactId() + " " + model.getVersion());
    for (Dependency one : model.getDependencies()) {
      System.out.println(name + " " + one.getManagementKey() + " " + one.getVersion() + " " + one.getScope());
    }
  }

  private static class TreeResolver implements ModelResolver {
    public ModelSource resolveModel(String group, String artifact, String version) throws UnresolvableModelException {
      File file = REPOSITORY.get(group + ":" + artifact + ":" + version);
      if (file == null) throw new UnresolvableModelException("not in the tree", group, artifact, version);
      return new FileModelSource(file);
    }

    public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    public ModelSource resolveModel(Dependency one) throws UnresolvableModelException {
      return resolveModel(one.getGroupId(), one.getArtifactId(), one.getVersion());
    }

    public void addRepository(Repository repository) {}

    public void addRepository(Repository repository, boolean replace) {}

    public ModelResolver newCopy() {
      return this;
    }
  }
}
