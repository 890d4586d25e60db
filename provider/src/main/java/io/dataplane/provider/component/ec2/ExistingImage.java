package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Component;
import io.dataplane.provider.engine.Drift;
import io.dataplane.provider.engine.Facts;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;

/// An image that instances are launched from: looked up by its id, deprecated or not, and never changed.
public final class ExistingImage implements Component<ExistingImage.Desired, Image> {
    private static final Kind<Image> IMAGES =
            new Kind<>("image", ExistingImage::referred, Image::imageId, image -> Map.of());

    private final RegionView view;
    private final String imageId;

    /// Nothing.
    public record Desired() {}

    public ExistingImage(RegionView view, String imageId) {
        this.view = view;
        this.imageId = imageId;
        view.refer(IMAGES, imageId);
    }

    private static List<Image> referred(AwsRegion region, Kind.Selection selection) {
        Filter ids = Filter.builder().name("image-id").values(selection.ids()).build();
        return region.ec2()
                .describeImages(r -> r.filters(ids).includeDeprecated(true))
                .images();
    }

    @Override
    public String type() {
        return "AWS::EC2::Image";
    }

    @Override
    public Observed<Image> find(Scope scope) {
        return view.list(IMAGES, scope.asOf()).stream()
                .filter(image -> image.imageId().equals(imageId))
                .findFirst()
                .map(Observed::owned)
                .orElseGet(Observed::absent);
    }

    @Override
    public List<Drift> drift(Scope scope, Image live, Desired desired) {
        return List.of();
    }

    @Override
    public Image create(Scope scope, Desired desired) {
        throw neverChanged();
    }

    @Override
    public Image update(Scope scope, Image live, Desired desired, List<Drift> drift) {
        throw neverChanged();
    }

    @Override
    public void delete(Scope scope, Image live) {
        throw neverChanged();
    }

    private IllegalStateException neverChanged() {
        return new IllegalStateException("image " + imageId + " is never changed");
    }

    @Override
    public Facts facts(Image live) {
        return new Facts(live.name(), live.imageId(), null);
    }
}
