import { Button, Checkbox, Popover, Space } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../words/index.js";
import { LAYER_NAMES, type LayerChoice } from "./map-layers.js";

interface MapToolsProps {
  readonly layers: LayerChoice;
  readonly choose: (layers: LayerChoice) => void;
  readonly fitAll: () => void;
  readonly isFollowing: boolean;
  readonly follow: (isFollowing: boolean) => void;
  readonly canFollow: boolean;
}

/** What can be done with the map, besides pointing at it. */
export function MapTools({ layers, choose, fitAll, isFollowing, follow, canFollow }: MapToolsProps): ReactNode {
  const words = useWords();
  const boxes = (
    <Space orientation="vertical">
      {LAYER_NAMES.map((name) => (
        <Checkbox
          key={name}
          checked={layers[name]}
          onChange={({ target }) => choose({ ...layers, [name]: target.checked })}
        >
          {words(`map.layer.${name}`)}
        </Checkbox>
      ))}
    </Space>
  );
  return (
    <div className="map-tools">
      <Popover content={boxes} trigger="click" placement="bottomRight">
        <Button size="small">{words("map.layers")}</Button>
      </Popover>
      <Button size="small" onClick={fitAll}>
        {words("map.fitAll")}
      </Button>
      <Button
        size="small"
        type={isFollowing ? "primary" : "default"}
        aria-pressed={isFollowing}
        disabled={!canFollow && !isFollowing}
        onClick={() => follow(!isFollowing)}
      >
        {words(isFollowing ? "map.following" : "map.follow")}
      </Button>
    </div>
  );
}
